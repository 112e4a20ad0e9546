// The pill that follows a person while a clip of theirs is made, and the sun's way over the day.
import { useEffect, useRef, useState } from "react";
import { Icon } from "$/public/external/sora_reflex/ui/icons/icon.jsx";
import { openSheet } from "$/public/external/sora_reflex/ui/surfaces/sheet.jsx";

const STAYS_MS = 6000;
const PUT_AWAY_PX = 96;
const SPOKEN_STEP = 25;

// Stage changes and each quarter, not every percent.
function useSpoken(one) {
  const [words, setWords] = useState("");
  const last = useRef("");
  useEffect(() => {
    if (!one) return;
    const quarter = Math.floor(one.progress / SPOKEN_STEP) * SPOKEN_STEP;
    const next = one.is_open ? `${one.stage_label}, ${quarter} percent` : one.stage_label;
    if (next !== last.current) {
      last.current = next;
      setWords(next);
    }
  }, [one]);
  return words;
}

function Ring({ percent, poster }) {
  return (
    <span className="pill-ring" aria-hidden="true">
      <svg width="36" height="36" viewBox="0 0 36 36">
        <circle cx="18" cy="18" r="16.5" fill="none" stroke="rgb(255 255 255/.2)" strokeWidth="3" />
        <circle
          cx="18"
          cy="18"
          r="16.5"
          fill="none"
          stroke="var(--color-sun-3)"
          strokeWidth="3"
          strokeLinecap="round"
          pathLength="100"
          strokeDasharray={`${Math.max(percent, 1)} 200`}
          transform="rotate(-90 18 18)"
        />
      </svg>
      {poster ? <img src={poster} alt="" /> : <i />}
    </span>
  );
}

export function ProgressPill({ generations = [], trouble = "", isHeld = false, onStart, onLeave }) {
  const [hidden, setHidden] = useState("");
  const [shift, setShift] = useState(0);
  const start = useRef(null);
  const one = generations[0];
  const open = generations.filter((shown) => shown.is_open);
  const spoken = useSpoken(one);

  useEffect(() => {
    // In braces: what an event gives back is not for React to call.
    onStart?.();
  }, []); // eslint-disable-line react-hooks/exhaustive-deps

  const lead = open.length ? Math.max(...open.map((shown) => shown.progress)) : null;
  useEffect(() => {
    window.dispatchEvent(new CustomEvent("sora:progress", { detail: { percent: lead } }));
  }, [lead]);

  const readyId = one && one.status === "completed" ? one.id : "";
  useEffect(() => {
    if (!readyId || isHeld) return undefined;
    const timer = setTimeout(() => onLeave?.(readyId), STAYS_MS);
    return () => clearTimeout(timer);
  }, [readyId, isHeld, onLeave]);

  const down = (event) => (start.current = event.clientX);
  const move = (event) => start.current !== null && setShift(event.clientX - start.current);
  const up = () => {
    if (Math.abs(shift) > PUT_AWAY_PX && one) setHidden(`${one.id} ${one.status}`);
    start.current = null;
    setShift(0);
  };
  const isShown = one && hidden !== `${one.id} ${one.status}`;
  const percent = one?.is_open ? one.progress : 100;
  return (
    <>
      <div className="sr" role="status">
        {spoken}
      </div>
      {isShown && (
        <div className={`pill ${one.status}`} style={shift ? { translate: `calc(-50% + ${shift}px) 0` } : undefined}>
          <button
            type="button"
            className="pill-main"
            onClick={() => Math.abs(shift) < 8 && openSheet("progress")}
            onPointerDown={down}
            onPointerMove={move}
            onPointerUp={up}
            onPointerCancel={up}
          >
            {one.status === "refused" || one.status === "failed" ? (
              <span className="pill-ring stopped">
                <Icon name="circle-alert" size={22} />
              </span>
            ) : (
              <Ring percent={percent} poster={one.poster_url || one.still_url} />
            )}
            <span className="col">
              <span className="m ell">
                {one.stage_label}
                {one.status === "in_progress" && <b> {one.progress} %</b>}
                {open.length > 1 && <span className="pill-more"> +{open.length - 1}</span>}
              </span>
              <span className="t12 pill-note ell">{one.is_open ? trouble || one.eta_label || one.title : one.title}</span>
            </span>
          </button>
          {!one.is_open && (
            <button type="button" className="ib s36" aria-label="Put away" onClick={() => onLeave?.(one.id)}>
              <Icon name="x" size={18} />
            </button>
          )}
        </div>
      )}
    </>
  );
}

// Half an ellipse, 160 by 190, on a ground of 390 by 242; points by share of its length.
const CENTRE = [195, 242];
const RADII = [160, 190];
const SAMPLES = 240;
const LENGTHS = [];

function point(turn) {
  const angle = Math.PI * (1 - turn);
  return [CENTRE[0] + RADII[0] * Math.cos(angle), CENTRE[1] - RADII[1] * Math.sin(angle)];
}

function along(share) {
  if (!LENGTHS.length) {
    let before = point(0);
    let sum = 0;
    for (let index = 0; index <= SAMPLES; index += 1) {
      const here = point(index / SAMPLES);
      sum += Math.hypot(here[0] - before[0], here[1] - before[1]);
      LENGTHS.push(sum);
      before = here;
    }
  }
  const wanted = Math.min(1, Math.max(0, share)) * LENGTHS[SAMPLES];
  return point(LENGTHS.findIndex((length) => length >= wanted) / SAMPLES);
}

export function DayArc({ percent, stages = [], poster, still }) {
  const way = "M35 242A160 190 0 0 1 355 242";
  const [x, y] = along(percent / 100);
  let passed = 0;
  const dots = stages.slice(0, -1).map((stage) => {
    passed += stage.share / 100;
    return { at: along(passed), isPassed: passed * 100 <= percent };
  });
  return (
    <div className="day" role="img" aria-label={`${percent} percent`}>
      {still && <img src={still} alt="" className="day-glow" />}
      <svg viewBox="0 0 390 250" aria-hidden="true">
        <defs>
          <linearGradient id="day-way" x1="0" y1="1" x2="1" y2="0">
            <stop stopColor="#FF6349" />
            <stop offset=".6" stopColor="#FF9150" />
            <stop offset="1" stopColor="#FFC46B" />
          </linearGradient>
          <radialGradient id="day-sun" cx=".5" cy="1" r="1">
            <stop stopColor="#FFF0D2" />
            <stop offset=".35" stopColor="#FFC46B" />
            <stop offset=".7" stopColor="#FF9150" />
            <stop offset="1" stopColor="#FF6349" />
          </radialGradient>
          <radialGradient id="day-glow" cx=".5" cy="1" r=".8">
            <stop stopColor="#FF9150" stopOpacity=".3" />
            <stop offset="1" stopColor="#FF9150" stopOpacity="0" />
          </radialGradient>
        </defs>
        <rect y="20" width="390" height="222" fill="url(#day-glow)" />
        <path d={way} fill="none" stroke="var(--color-line-2)" strokeWidth="2.5" />
        <path d={way} fill="none" stroke="url(#day-way)" strokeWidth="4" strokeLinecap="round" pathLength="100" strokeDasharray={`${percent} 200`} className="day-done" />
        <path d="M0 242H390" stroke="var(--color-line-2)" />
        {dots.map((dot, index) => (
          <circle key={index} cx={dot.at[0]} cy={dot.at[1]} r="4" fill={dot.isPassed ? "#FFC46B" : "var(--color-surface-3)"} stroke="var(--color-surface-1)" strokeWidth="2" />
        ))}
        <g style={{ transform: `translate(${x}px, ${y}px)` }} className="day-star">
          <circle r="20" fill="#FF9150" opacity=".2" />
          <circle r="14" fill="url(#day-sun)" />
        </g>
      </svg>
      {(poster || still) && <img src={poster || still} alt="" className="day-poster" />}
      {still && !poster && <span className="fchip s24">Preview</span>}
    </div>
  );
}
