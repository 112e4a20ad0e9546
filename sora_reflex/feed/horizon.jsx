// The clip's lower edge as its scrub line: on a phone the horizon with the rise around the sun, lifted into a straight
// bar while it is held or the clip is paused; on a desktop always the bar.
import { useEffect, useRef, useState } from "react";
import { Icon } from "$/public/external/sora_reflex/ui/icons/icon.jsx";
import { clock } from "./lib.js";

const RISE = "C11 26 16 21 21 15.500A36 36 0 0 1 77 15.500C82 21 87 26 98 26";
const RISE_WIDTH = 98;
const STEP_SECONDS = 1;

function horizonPath(width, hasSun) {
  if (!hasSun) return `M0 26H${width}`;
  const left = (width - RISE_WIDTH) / 2;
  const shift = (match, x, y) => `${Number(x) + left} ${y}`;
  const rise = RISE.replace(/A36 36 0 0 1 77 15\.500/, "@")
    .replace(/(\d+(?:\.\d+)?) (\d+(?:\.\d+)?)/g, shift)
    .replace("@", `A36 36 0 0 1 ${77 + left} 15.500`);
  return `M0 26H${left}${rise}H${width}`;
}

// Frames lie side by side in one picture; how many follows from the clip's own shape.
function useSprites(url, aspect, isWanted) {
  const [sprites, setSprites] = useState(null);
  useEffect(() => setSprites(null), [url]);
  useEffect(() => {
    if (!url || !isWanted || sprites) return undefined;
    let isGone = false;
    const picture = new Image();
    picture.onload = () => {
      const frames = Math.max(1, Math.round(picture.naturalWidth / (picture.naturalHeight * aspect)));
      if (!isGone) setSprites({ url, count: frames });
    };
    picture.src = url;
    return () => {
      isGone = true;
    };
  }, [url, aspect, isWanted, sprites]);
  return sprites;
}

export function Horizon({ getVideo, card, isPaused, onPause, isWide, hasSun, label }) {
  const { seconds } = card;
  const [width, setWidth] = useState(390);
  const [isHeld, setHeld] = useState(false);
  const line = useRef(null);
  const fill = useRef(null);
  const knob = useRef(null);
  const words = useRef(null);
  const track = useRef(null);
  const sprite = useRef(null);
  const sprites = useSprites(card.sprites_url, card.width / card.height, isHeld);
  const isLifted = isWide || isPaused || isHeld;

  useEffect(() => {
    const look = () => setWidth(window.innerWidth);
    look();
    window.addEventListener("resize", look);
    return () => window.removeEventListener("resize", look);
  }, []);

  useEffect(() => {
    let frame;
    const draw = () => {
      const now = getVideo()?.currentTime ?? 0;
      const share = Math.min(1, now / (seconds || 1));
      line.current?.setAttribute("stroke-dasharray", `${share * 100} 200`);
      if (fill.current) fill.current.style.transform = `scaleX(${share})`;
      if (knob.current) knob.current.style.transform = `translateX(${share * (track.current?.clientWidth ?? 0)}px)`;
      if (words.current) words.current.textContent = clock(now);
      track.current?.setAttribute("aria-valuenow", String(Math.round(now)));
      track.current?.setAttribute("aria-valuetext", `${clock(now)} of ${clock(seconds)}`);
      frame = requestAnimationFrame(draw);
    };
    frame = requestAnimationFrame(draw);
    return () => cancelAnimationFrame(frame);
  }, [getVideo, seconds]);

  const seek = (clientX) => {
    const video = getVideo();
    if (!video || !track.current) return;
    const box = track.current.getBoundingClientRect();
    const share = Math.min(1, Math.max(0, (clientX - box.left) / box.width));
    video.currentTime = Math.min(share * seconds, Math.max(0, seconds - 0.05));
    if (sprite.current && sprites) {
      const index = Math.min(sprites.count - 1, Math.floor(share * sprites.count));
      sprite.current.style.backgroundPosition = `${sprites.count > 1 ? (index / (sprites.count - 1)) * 100 : 0}% 0`;
      sprite.current.style.left = `${share * 100}%`;
    }
  };
  const hold = {
    onPointerDown: (event) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      setHeld(true);
      seek(event.clientX);
    },
    onPointerMove: (event) => event.currentTarget.hasPointerCapture(event.pointerId) && seek(event.clientX),
    onPointerUp: () => setHeld(false),
    onPointerCancel: () => setHeld(false),
  };
  const keys = (event) => {
    const video = getVideo();
    const way = { ArrowLeft: -STEP_SECONDS, ArrowRight: STEP_SECONDS }[event.key];
    if (!video || !way) return;
    event.preventDefault();
    event.stopPropagation();
    video.currentTime = Math.min(seconds - 0.05, Math.max(0, video.currentTime + way));
  };

  return (
    <div className={`horizon ${isLifted ? "lifted" : ""} ${isHeld ? "held" : ""} ${hasSun ? "" : "sunless"}`}>
      {!isWide && (
        <svg className="horizon-line" width={width} height="28" aria-hidden="true">
          <path d={horizonPath(width, hasSun)} fill="none" stroke="rgb(255 255 255/.28)" strokeWidth="2" />
          <path
            ref={line}
            d={horizonPath(width, hasSun)}
            fill="none"
            stroke="#fff"
            strokeWidth="2.5"
            strokeLinecap="round"
            pathLength="100"
            strokeDasharray="0 200"
          />
        </svg>
      )}
      <div className="scrub">
        {isWide && (
          <button type="button" className="ib s36 plain" aria-label={isPaused ? "Play" : "Pause"} onClick={onPause}>
            <Icon name={isPaused ? "play" : "pause"} size={20} isFilled />
          </button>
        )}
        <div
          ref={track}
          className="scrub-track"
          role="slider"
          tabIndex={0}
          aria-label={label}
          aria-valuemin={0}
          aria-valuemax={Math.round(seconds)}
          onKeyDown={keys}
          {...hold}
        >
          <i className="scrub-ground" />
          <i className="scrub-fill" ref={fill} />
          <i className="scrub-knob" ref={knob} />
          {isHeld && sprites && (
            <span
              ref={sprite}
              className="scrub-sprite"
              style={{ backgroundImage: `url(${sprites.url})`, backgroundSize: `${sprites.count * 100}% 100%`, aspectRatio: card.width / card.height }}
            />
          )}
        </div>
        <span className="scrub-time">
          <span ref={words}>0:00</span> <span className="of">/ {clock(seconds)}</span>
        </span>
      </div>
    </div>
  );
}
