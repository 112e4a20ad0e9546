// The field of the create sheet: spoken words are tinted as they are written, nothing typed is ever lost, and whoever
// pauses sees a still of what would be filmed.
import { Suspense, lazy, useCallback, useEffect, useRef, useState } from "react";
import { closeSheet } from "$/public/external/sora_reflex/ui/surfaces/sheet.jsx";

// Fetched when the sheet is first opened: the feed's first load goes without it.
const Viewfinder = lazy(() =>
  import("$/public/external/sora_reflex/studio/components/composer/viewfinder.jsx").catch(() => ({ default: Blank })),
);
const Ways = lazy(() =>
  import("$/public/external/sora_reflex/studio/components/composer/ways.jsx").catch(() => ({ default: Room })),
);
const STORE = "sora:prompt";
const IDEA_MS = 4200;
const AGAIN_MS = 1500;
const DOUBLE_CLICK_MS = 500;
const SENT = "composer:sent";
const WORDLESS = /"way":"(extend|storyboard)"/;
const ASKS = { remix: "What should change? “Make it night”, “as claymation”", extend: "What happens next? Or nothing" };
const QUOTED = /("[^"\n]*"?|“[^”\n]*”?)/g;

function Blank() {
  return (
    <>
      <div className="still" />
      <p className="prompt-foot i3">Words in “quotes” are spoken.</p>
    </>
  );
}

// As high as the rows that come with the sheet's second file, so that nothing moves when they are there.
function Room() {
  return <div className="ways-room" />;
}

function load() {
  try {
    return window.sessionStorage.getItem(STORE) ?? "";
  } catch {
    return "";
  }
}

function save(text) {
  try {
    if (text) window.sessionStorage.setItem(STORE, text);
    else window.sessionStorage.removeItem(STORE);
  } catch {
    /* a private window keeps nothing, and that is its owner's wish */
  }
}

function useIdea(ideas, isShown) {
  const [index, setIndex] = useState(0);
  useEffect(() => {
    const isCalm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (!isShown || isCalm) return undefined;
    const timer = setInterval(() => setIndex((was) => (was + 1) % ideas.length), IDEA_MS);
    return () => clearInterval(timer);
  }, [ideas.length, isShown]);
  return ideas[index];
}

export function PromptField({ name, value, requestKey, limit, ideas, noteId, isBad, engines, onKeep, onWays, ...scene }) {
  const [text, setText] = useState("");
  const area = useRef(null);
  const typed = useRef(false);
  const isSent = useRef(false);
  const sentAt = useRef(-DOUBLE_CLICK_MS);
  const idea = useIdea(ideas, text === "");
  const [isUsed, setUsed] = useState(false);
  const [from, setFrom] = useState(null);
  const [ways, setWays] = useState("");
  const [sentCount, setSent] = useState(0);

  // Until something is typed the server's words stand here: those of a refused sheet, or none after sending.
  useEffect(() => {
    if (!typed.current) setText(value || load());
  }, [value, requestKey]);

  useEffect(() => {
    const open = (event) => {
      typed.current = isSent.current = false;
      setUsed(true);
      if (event.detail?.prompt) setText(event.detail.prompt);
      if (event.detail?.parent || event.detail?.style || event.detail?.sound) setFrom({ ...event.detail });
      if (event.detail?.parent) setText("");
    };
    const sent = () => {
      typed.current = false;
      isSent.current = true;
      sentAt.current = performance.now();
      setSent((was) => was + 1);
      setFrom(null);
    };
    // The sun lies under the button that sends: the second half of a double click is not a wish for another clip.
    const guard = (event) => performance.now() - sentAt.current < DOUBLE_CLICK_MS && event.stopImmediatePropagation();
    // The dialog looks for this attribute when it opens; React's own prop would only focus once.
    area.current.setAttribute("autofocus", "");
    window.addEventListener("sheet:create", guard, true);
    window.addEventListener("sheet:create", open);
    window.addEventListener(SENT, sent);
    return () => {
      window.removeEventListener("sheet:create", guard, true);
      window.removeEventListener("sheet:create", open);
      window.removeEventListener(SENT, sent);
    };
  }, []);

  const write = (words) => {
    typed.current = true;
    isSent.current = false;
    setText(words);
    save(words);
  };
  const isOver = text.length > limit;
  const way = /"way":"(\w+)"/.exec(ways)?.[1];
  return (
    <>
    <div className={`prompt ${scene.shape}${scene.onLook ? "" : " blind"}`}>
      <div className="prompt-paper">
        <div className="prompt-ink" aria-hidden="true">
          {text.split(QUOTED).map((part, index) =>
            index % 2 ? (
              <mark key={index}>{part}</mark>
            ) : (
              <span key={index}>{part}</span>
            ),
          )}
          {"\u200b"}
        </div>
        <textarea
          ref={area}
          id={name}
          name={name}
          value={text}
          placeholder={ASKS[way] ?? idea}
          aria-label="What should we film? Words in double quotes are spoken."
          aria-describedby={noteId}
          aria-invalid={isBad || isOver}
          enterKeyHint="enter"
          onChange={(event) => write(event.target.value)}
          onBlur={() => !isSent.current && onKeep?.(text)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) {
              event.preventDefault();
              event.currentTarget.form.requestSubmit();
            }
          }}
        />
      </div>
      <Suspense fallback={<Blank />}>
        {isUsed && scene.onLook ? <Viewfinder {...scene} text={text} area={area} ways={ways} /> : <Blank />}
      </Suspense>
      <p className={`prompt-count t12 ${isOver ? "c-no" : "i3"}`}>
        {text.length.toLocaleString()} / {limit.toLocaleString()}
      </p>
    </div>
    <Suspense fallback={<Room />}>
      {!isUsed ? <Room /> : (
        <Ways
          engines={engines}
          from={from}
          seconds={scene.seconds}
          sent={sentCount}
          onWays={(said) => {
            setWays(said);
            onWays?.(said);
          }}
        />
      )}
    </Suspense>
    </>
  );
}

function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(18))].map((byte) => byte.toString(36)).join("");
}

export function ComposerForm({ children, requestKey, seconds, shape, take, onSend, className }) {
  const sent = useRef("");
  const own = useRef("");
  const send = useCallback(
    (event) => {
      event.preventDefault();
      event.stopPropagation();
      const form = new FormData(event.currentTarget);
      const prompt = form.get("prompt") ?? "";
      // Until the server has answered the opening, as offline, this browser's own key does the same.
      own.current ||= newKey();
      const key = requestKey || own.current;
      const ways = form.get("ways") ?? "";
      const once = `${key} ${prompt} ${ways}`;
      if (!prompt.trim() && !WORDLESS.test(ways)) {
        event.currentTarget.querySelector("textarea")?.focus();
        return;
      }
      if (sent.current === once) return;
      sent.current = once;
      window.dispatchEvent(new CustomEvent(SENT));
      closeSheet("create");
      // What was shown is what is filmed, unless another seed is typed.
      onSend?.(prompt, key, seconds, shape, form.get("seed") || (requestKey ? String(take) : ""), ways);
      // Sent again after a refusal it may be the same words: the key still makes it one generation.
      setTimeout(() => {
        sent.current = "";
        own.current = "";
      }, AGAIN_MS);
      save("");
    },
    [requestKey, seconds, shape, take, onSend],
  );
  return (
    <form className={className} onSubmit={send} noValidate>
      {children}
    </form>
  );
}
