// One clip of the feed: poster first, then the film; what is touched on it, and what is said about it.
import { useCallback, useEffect, useRef, useState } from "react";
import { Link } from "react-router";
import { Icon } from "$/public/external/sora_reflex/ui/icons/icon.jsx";
import { LocalTime } from "$/public/external/sora_reflex/ui/labels/local_time.jsx";
import { Actions } from "./actions.jsx";
import { Subtitles } from "./subtitles.jsx";

const DOUBLE_TAP_MS = 280;
const HOLD_MS = 350;
const STRAY_PX = 12;
const SWIPE_LEFT_PX = 72;
const BURST_MS = 800;
const EMBERS = [-64, -30, 4, 36, 70];
const LONG_CAPTION = 68;

// Two lines of a phone, cut between words.
function shortened(text) {
  if (text.length <= LONG_CAPTION) return text;
  return `${text.slice(0, LONG_CAPTION).replace(/\s+\S*$/, "")}…`;
}

// Tap, double tap, hold and a swipe to the left on one surface; a finger that strays otherwise is scrolling.
function useTouch({ onTap, onDoubleTap, onHold, onSwipeLeft }) {
  const state = useRef({ taps: 0, tapTimer: 0, holdTimer: 0, isHolding: false, startX: 0, startY: 0, isDown: false });
  const end = useCallback(() => {
    const now = state.current;
    clearTimeout(now.holdTimer);
    now.isDown = false;
    if (now.isHolding) {
      now.isHolding = false;
      onHold(false);
      return true;
    }
    return false;
  }, [onHold]);
  useEffect(() => () => clearTimeout(state.current.tapTimer), []);
  return {
    onPointerDown: (event) => {
      if (event.button !== 0) return;
      const now = state.current;
      Object.assign(now, { startX: event.clientX, startY: event.clientY, isDown: true });
      clearTimeout(now.holdTimer);
      now.holdTimer = setTimeout(() => {
        now.isHolding = true;
        onHold(true);
      }, HOLD_MS);
    },
    onPointerMove: (event) => {
      const now = state.current;
      if (now.isDown && Math.hypot(event.clientX - now.startX, event.clientY - now.startY) > STRAY_PX && !now.isHolding) end();
    },
    onPointerUp: (event) => {
      const now = state.current;
      const way = event.clientX - now.startX;
      if (event.pointerType === "touch" && way < -SWIPE_LEFT_PX && Math.abs(event.clientY - now.startY) < -way / 2) {
        end();
        onSwipeLeft();
        return;
      }
      if (!now.isDown || end()) return;
      now.taps += 1;
      const box = event.currentTarget.getBoundingClientRect();
      const point = { x: event.clientX - box.left, y: event.clientY - box.top };
      clearTimeout(now.tapTimer);
      if (now.taps > 1) onDoubleTap(point);
      now.tapTimer = setTimeout(() => {
        if (now.taps === 1) onTap();
        now.taps = 0;
      }, DOUBLE_TAP_MS);
    },
    onPointerCancel: end,
    onPointerLeave: end,
    onContextMenu: (event) => event.preventDefault(),
  };
}

function Bursts({ bursts }) {
  return bursts.map(({ key, x, y }) => (
    <span key={key} className="burst" style={{ left: x, top: y }} aria-hidden="true">
      <Icon name="heart" size={96} isFilled />
      {EMBERS.map((turn) => (
        <i key={turn} style={{ "--turn": `${turn}deg` }} />
      ))}
    </span>
  ));
}

function PosterOnly({ isAway }) {
  return (
    <div className="film-stuck">
      <span className="film-plate">
        <Icon name={isAway ? "image" : "triangle-alert"} size={28} />
      </span>
      <p>{isAway ? "Poster only. It plays once you are back." : "This clip does not play right now."}</p>
    </div>
  );
}

const TAG = /(\B#(?=\d*[\p{L}_])[\p{L}\p{N}_]{1,40})/u;
const tagged = (text) =>
  text.split(TAG).map((piece, n) => (n % 2 ? <Link key={n} to={`/tag/${piece.slice(1).toLowerCase()}`}>{piece}</Link> : piece));

function Caption({ card }) {
  const [isWhole, setWhole] = useState(false);
  const text = card.caption || card.title;
  const hasMore = text.length > LONG_CAPTION || (card.prompt && card.prompt !== text) || card.left_out.length > 0 || card.style_label;
  const toggle = hasMore && (
    <button type="button" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
      {isWhole ? "less" : "more"}
    </button>
  );
  return (
    <div className={`caption ${isWhole ? "whole" : ""}`}>
      <p>
        {tagged(isWhole ? text : shortened(text))} {!isWhole && toggle}
      </p>
      {isWhole && card.prompt && card.prompt !== text && (
        <p className="film-2">
          <span className="b">Prompt</span> {card.prompt}
        </p>
      )}
      {isWhole && card.style_label && (
        <p className="film-2">
          <span className="b">Style</span> <Link to={`/style/${card.style}`}>{card.style_label}</Link>
        </p>
      )}
      {isWhole && card.sound && !card.sound_label && (
        <p className="film-2">
          <span className="b">Sound</span> <Link to={`/sound/${card.sound}`}>Its own</Link>
        </p>
      )}
      {isWhole && card.left_out.length > 0 && (
        <p className="film-2">
          <span className="b">Left out</span> {card.left_out.join(", ")}
        </p>
      )}
      {isWhole && toggle}
    </div>
  );
}

function Meta({ card }) {
  return (
    <div className="film-meta">
      {card.reposted_by && (
        <div className="row gap8 t13" style={{ alignItems: "baseline" }}>
          <Icon name="repeat" size={15} stroke={2.2} />
          <p className="grow">
            Reposted by{" "}
            <Link className="b" to={`/@${card.reposted_by}`}>
              @{card.reposted_by}
            </Link>
            {card.repost_line && `: ${card.repost_line}`}
          </p>
        </div>
      )}
      <div className="row gap8">
        <Link className="b handle ell" to={`/@${card.maker.handle}`}>
          @{card.maker.handle}
        </Link>
        <LocalTime at={card.created_at} className="t13 film-2" />
        <span className="fchip s24" title="AI-made">
          <Icon name="clapperboard" size={13} stroke={2.1} />
          {card.engine_label}
          <span className="sr">, AI-made</span>
        </span>
        {card.visibility !== "public" && (
          <span className="fchip s24">
            <Icon name={card.visibility === "followers" ? "users" : card.visibility === "unlisted" ? "link" : "lock"} size={13} />
            <span className="sr">Visible to: {card.visibility}</span>
          </span>
        )}
      </div>
      {card.remix_label && (
        <Link className="fchip" to={`/p/${card.id}/tree`}>
          <Icon name="blend" size={13} stroke={2.1} />
          {card.remix_label}
        </Link>
      )}
      {card.sound_label && (
        <Link className="fchip" to={`/sound/${card.sound || card.id}`}>
          <Icon name="music" size={13} stroke={2.1} />
          {card.sound_label}
        </Link>
      )}
      <Caption card={card} />
    </div>
  );
}

export function Film({ card, nearness, isActive, isPaused, isMuted, isWide, isLit, register, onLit, onBlocked, act }) {
  const video = useRef(null);
  const [bursts, setBursts] = useState([]);
  const [isFast, setFast] = useState(false);
  const [hasPicture, setPicture] = useState(false);
  const [isBroken, setBroken] = useState(false);
  // Until the first poster is there, nothing else takes a share of the line.
  const isLoaded = nearness !== "far" && (isLit || isActive);
  const hasFilm = isLoaded && isLit;
  const isLandscape = card.width >= card.height;
  const getVideo = useCallback(() => video.current, []);

  useEffect(() => register(card.id, video), [card.id, register]);

  useEffect(() => {
    const node = video.current;
    if (!node) return;
    node.muted = isMuted;
    if (!isActive) {
      node.pause();
      if (node.currentTime > 0) node.currentTime = 0;
    } else if (isPaused) node.pause();
    else {
      node.play().catch((error) => {
        if (error.name === "NotAllowedError" && !node.muted) onBlocked();
      });
    }
  }, [isActive, isPaused, isMuted, hasFilm, onBlocked]);

  const touch = useTouch({
    onTap: act.togglePause,
    onSwipeLeft: act.visit,
    onDoubleTap: (point) => {
      act.like(true);
      const key = performance.now();
      setBursts((now) => [...now, { key, ...point }]);
      setTimeout(() => setBursts((now) => now.filter((burst) => burst.key !== key)), BURST_MS);
    },
    onHold: (isHeld) => {
      if (video.current) video.current.playbackRate = isHeld ? 2 : 1;
      setFast(isHeld);
    },
  });

  const scrims = { "--scrim-top": Math.max(40, card.scrim_top) / 100, "--scrim-bottom": Math.max(62, card.scrim_bottom) / 100 };
  return (
    <article
      className={`film ${isLandscape ? "landscape" : ""}`}
      style={{ backgroundColor: card.color, ...scrims }}
      aria-label={`${card.caption || card.title}, by ${card.maker.display_name}`}
      data-id={card.id}
    >
      {isLandscape && isLoaded && <img className="film-blur" src={card.thumbnail_url || card.poster_url} alt="" />}
      {isLoaded && (
        <img
          className="film-poster"
          src={card.poster_url}
          alt=""
          draggable={false}
          fetchPriority={isActive ? "high" : "low"}
          decoding={isActive ? "sync" : "async"}
          onLoad={isActive ? onLit : undefined}
          onError={isActive ? onLit : undefined}
        />
      )}
      {hasFilm && (
        <video
          ref={video}
          className="film-video"
          src={card.film_url}
          preload={nearness === "active" || nearness === "next" ? "auto" : "metadata"}
          muted={isMuted}
          loop
          playsInline
          disableRemotePlayback
          onLoadedData={() => {
            setPicture(true);
            setBroken(false);
          }}
          onEmptied={() => setPicture(false)}
          onError={() => setBroken(true)}
        />
      )}
      <div className="film-scrims" />
      <div className="film-touch" {...touch} />
      <Bursts bursts={bursts} />
      {isActive && !hasPicture && (act.isAway || isBroken) && <PosterOnly isAway={act.isAway} />}
      {isActive && isPaused && hasPicture && (
        <span className="film-plate film-paused" aria-hidden="true">
          <Icon name="play" size={40} isFilled />
        </span>
      )}
      {isFast && (
        <span className="fchip film-fast">
          <Icon name="chevron-right" size={15} stroke={2.6} />2x
        </span>
      )}
      <div className="film-foot">
        <Subtitles url={isActive ? card.captions_url : ""} getVideo={getVideo} isShown={isActive && isMuted} />
        {card.is_hidden && (
          <p className="fchip film-hidden">
            <Icon name="ban" size={15} stroke={2.1} />
            Hidden: {card.hidden_why}
          </p>
        )}
        <Meta card={card} />
      </div>
      {!isWide && <Actions card={card} act={act} />}
    </article>
  );
}
