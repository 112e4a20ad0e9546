// A profile's clips as tiles, and what stands over them.
import { useEffect, useRef, useState } from "react";
import { Link } from "react-router";
import { Icon } from "$/public/external/sora_reflex/ui/icons/icon.jsx";
import { useEnd } from "$/public/external/sora_reflex/ui/surfaces/end.js";
import { copyLink, count, useIsStill } from "$/public/external/sora_reflex/feed/components/lib.js";

const REST_MS = 140;
const MARKS = { followers: "users", unlisted: "link", private: "lock" };

function Tile({ tile, isStill }) {
  const [isOver, setOver] = useState(false);
  const timer = useRef(0);
  const enter = (event) => {
    if (event.pointerType !== "mouse" || isStill) return;
    timer.current = setTimeout(() => setOver(true), REST_MS);
  };
  const leave = () => {
    clearTimeout(timer.current);
    setOver(false);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <Link
      to={`/p/${tile.id}`}
      className={`tile ${isOver ? "over" : ""}`}
      style={{ backgroundColor: tile.color }}
      onPointerEnter={enter}
      onPointerLeave={leave}
      aria-label={`${tile.title}, ${tile.like_count} ${tile.like_count === 1 ? "like" : "likes"}`}
    >
      <img src={tile.thumbnail_url} alt="" loading="lazy" decoding="async" draggable={false} />
      {isOver && tile.preview_url && <video src={tile.preview_url} muted autoPlay loop playsInline disableRemotePlayback />}
      {(tile.is_pinned || tile.is_hidden || MARKS[tile.visibility]) && (
        <span className="tag film tile-mark">
          {tile.is_hidden && <Icon name="ban" size={12} stroke={2.2} />}
          {tile.is_hidden && "Hidden"}
          {tile.is_pinned && <Icon name="pin" size={12} stroke={2.2} />}
          {tile.is_pinned && "Pinned"}
          {MARKS[tile.visibility] && <Icon name={MARKS[tile.visibility]} size={12} stroke={2.2} />}
        </span>
      )}
      <span className="tile-words">
        <span className="tile-title">{tile.title}</span>
        <span className="row gap4">
          <Icon name="heart" size={12} stroke={2.4} isFilled />
          {count(tile.like_count)}
        </span>
      </span>
    </Link>
  );
}

export function Grid({ tiles, hasMore = false, onEndReached }) {
  const end = useEnd(hasMore, tiles.length, onEndReached, "600px");
  const isStill = useIsStill();
  return (
    <>
      <div className="grid">
        {tiles.map((tile) => (
          <Tile key={tile.id} tile={tile} isStill={isStill} />
        ))}
      </div>
      <div ref={end} />
    </>
  );
}

async function share(url, title) {
  if (navigator.share && window.matchMedia("(pointer: coarse)").matches) {
    try {
      await navigator.share({ title, url });
      return;
    } catch (error) {
      if (error.name === "AbortError") return;
    }
  }
  await copyLink(url);
}

export function ShareButton({ path, title }) {
  return (
    <button type="button" className="ib film" aria-label="Share" onClick={() => share(window.location.origin + path, title)}>
      <Icon name="share-2" size={20} />
    </button>
  );
}

export function Count({ n = 0 }) {
  return <span title={n.toLocaleString("en")}>{count(n)}</span>;
}
