// The pill that follows a person while a clip of theirs is made.
import { Suspense, lazy, useEffect, useRef, useState } from "react";
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

// Fetched with the first clip that is under way.
const Arc = lazy(() =>
  import("$/public/external/sora_reflex/studio/components/progress/day_arc.jsx").catch(() => ({ default: () => null })),
);

export function DayArc(props) {
  return (
    <div className="day" role="img" aria-label={`${props.percent} percent`}>
      <Suspense>
        <Arc {...props} />
      </Suspense>
    </div>
  );
}
