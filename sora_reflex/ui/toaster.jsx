// One short notice at a time, from the server's state or from an island, above everything else.
import { useCallback, useEffect, useRef, useState } from "react";

const SHOWN_MS = 5000;
const SHOWN_WITH_ACTION_MS = 10000;
const LEAVES_MS = 160;

const STORE = "sora:notice";
const OUTLIVES_MS = 2000;

// The server's state keeps its last notice, and every page that is opened later is told of it again. It is shown once,
// and once more when it led to another page: what was said a moment before stays readable there.
function wasShown(key) {
  try {
    const last = JSON.parse(window.sessionStorage.getItem(STORE) ?? "{}");
    if (last.key === key) return Date.now() - last.at > OUTLIVES_MS;
    window.sessionStorage.setItem(STORE, JSON.stringify({ key, at: Date.now() }));
  } catch {
    /* without a store a notice may be shown twice */
  }
  return false;
}

export function tell(text, action = "", onAction = undefined) {
  window.dispatchEvent(new CustomEvent("sora:toast", { detail: { text, action, onAction } }));
}

export function Toaster({ text, action, number, onAction }) {
  const [notice, setNotice] = useState(null);
  const [isLeaving, setLeaving] = useState(false);
  const node = useRef(null);

  const leave = useCallback(() => {
    setLeaving(true);
    setTimeout(() => setNotice(null), LEAVES_MS);
  }, []);

  useEffect(() => {
    if (number && !wasShown(`${number} ${text}`)) setNotice({ text, action, onAction, number });
  }, [number]);

  useEffect(() => {
    const show = (event) => setNotice({ ...event.detail, number: `local-${event.timeStamp}` });
    window.addEventListener("sora:toast", show);
    return () => window.removeEventListener("sora:toast", show);
  }, []);

  useEffect(() => {
    if (!notice) return undefined;
    setLeaving(false);
    // The top layer orders by who came last: shown anew, the notice stands over an open sheet.
    node.current?.hidePopover?.();
    node.current?.showPopover?.();
    const timer = setTimeout(leave, notice.action ? SHOWN_WITH_ACTION_MS : SHOWN_MS);
    return () => clearTimeout(timer);
  }, [notice?.number, leave]);

  return (
    <div role="status" aria-live="polite">
      {notice && (
        <div ref={node} popover="manual" key={notice.number} className={`toast ${isLeaving ? "leaving" : ""}`}>
          <span className="grow">{notice.text}</span>
          {notice.action && (
            <button
              type="button"
              className="btn soft s32"
              onClick={() => {
                notice.onAction?.();
                leave();
              }}
            >
              {notice.action}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
