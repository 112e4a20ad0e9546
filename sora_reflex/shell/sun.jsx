// The create button: a sun that shows how far a running generation is.
import { useEffect, useRef, useState } from "react";
import { Icon } from "$/public/external/sora_reflex/ui/icons/icon.jsx";
import { openSheet } from "$/public/external/sora_reflex/ui/surfaces/sheet.jsx";

const SWIPE_UP_PX = 36;
const BREATHES_MS = 1200;

// Anything may say how far it is: window.dispatchEvent(new CustomEvent("sora:progress", { detail: { percent: 58 } }));
// null when nothing runs.
function useProgress() {
  const [percent, setPercent] = useState(null);
  const [isDone, setDone] = useState(false);
  useEffect(() => {
    let timer;
    const hear = (event) => {
      const next = event.detail?.percent ?? null;
      setPercent((was) => {
        if (was !== null && next === null) {
          setDone(true);
          timer = setTimeout(() => setDone(false), BREATHES_MS);
        }
        return next;
      });
    };
    window.addEventListener("sora:progress", hear);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("sora:progress", hear);
    };
  }, []);
  return { percent: isDone ? 100 : percent, isDone };
}

export function SunButton({ isBar = false }) {
  const { percent, isDone } = useProgress();
  const start = useRef(null);
  const open = () => openSheet("create");

  useEffect(() => {
    if (isBar) return undefined;
    const press = (event) => {
      const isTyping = event.target.closest?.("input, textarea, select, [contenteditable], dialog[open]");
      if (event.key === "n" && !isTyping && !event.metaKey && !event.ctrlKey && !event.altKey) {
        event.preventDefault();
        open();
      }
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [isBar]);

  if (isBar) {
    return (
      <button type="button" className="btn sun sun-bar" onClick={open} aria-label="Create a clip">
        <Icon name="plus" size={20} stroke={2.6} />
        <span className="wide">Create</span>
      </button>
    );
  }
  return (
    <button
      type="button"
      className={`sun-button ${isDone ? "done" : ""}`}
      aria-label="Create a clip"
      onClick={open}
      onPointerDown={(event) => (start.current = event.clientY)}
      onPointerMove={(event) => {
        if (start.current !== null && start.current - event.clientY > SWIPE_UP_PX) {
          start.current = null;
          open();
        }
      }}
      onPointerUp={() => (start.current = null)}
      onPointerCancel={() => (start.current = null)}
    >
      {percent !== null && (
        <svg width="66" height="66" viewBox="0 0 66 66" className="sun-ring" aria-hidden="true">
          <circle cx="33" cy="33" r="30" fill="none" stroke="var(--color-surface-3)" strokeWidth="3" />
          <circle
            cx="33"
            cy="33"
            r="30"
            fill="none"
            stroke="var(--color-sun-3)"
            strokeWidth="3"
            strokeLinecap="round"
            pathLength="100"
            strokeDasharray={`${percent} 200`}
          />
        </svg>
      )}
      <span className="sun-disc">
        <Icon name="plus" size={26} stroke={2.6} />
      </span>
    </button>
  );
}
