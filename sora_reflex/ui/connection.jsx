// Says calmly that the network or the server is away, and that what was done meanwhile is kept.
import { useContext, useEffect, useState } from "react";
import { EventLoopContext } from "$/utils/context-registry";
import { Icon } from "$/public/external/sora_reflex/ui/icons/icon.jsx";

const PATIENCE_MS = 2500;

export function useConnection() {
  const [, errors] = useContext(EventLoopContext) ?? [null, []];
  const [isOnline, setOnline] = useState(true);
  useEffect(() => {
    const look = () => setOnline(navigator.onLine);
    look();
    window.addEventListener("online", look);
    window.addEventListener("offline", look);
    return () => {
      window.removeEventListener("online", look);
      window.removeEventListener("offline", look);
    };
  }, []);
  return { isOnline, isAway: !isOnline || (errors?.length ?? 0) > 0 };
}

export function Connection() {
  const { isOnline, isAway } = useConnection();
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    document.documentElement.toggleAttribute("data-offline", isAway);
    if (!isAway) {
      setShown(false);
      return undefined;
    }
    // A blink of the network, or a restart of the server, is not worth a word.
    const timer = setTimeout(() => setShown(true), isOnline ? PATIENCE_MS : 300);
    return () => clearTimeout(timer);
  }, [isAway, isOnline]);
  return (
    <div role="status" aria-live="polite">
      {isShown && (
        <div className="banner">
          <Icon name="wifi-off" size={24} />
          <div className="grow">
            <div className="b">{isOnline ? "No answer from the server" : "You are offline"}</div>
            <p>
              {isOnline
                ? "Trying again by itself. What you do meanwhile is sent once it answers."
                : "What has loaded stays. Likes and follows are sent once you are back."}
            </p>
          </div>
          <button type="button" className="btn quiet" style={{ color: "#fff" }} onClick={() => window.location.reload()}>
            Retry
          </button>
        </div>
      )}
    </div>
  );
}
