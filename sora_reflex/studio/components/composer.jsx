// The field of the create sheet: spoken words are tinted as they are written, nothing typed is ever lost, and whoever
// pauses sees a still of what would be filmed.
import { useCallback, useEffect, useRef, useState } from "react";
import { Icon } from "$/public/external/sora_reflex/ui/icons/icon.jsx";
import { closeSheet } from "$/public/external/sora_reflex/ui/surfaces/sheet.jsx";

const STORE = "sora:prompt";
const IDEA_MS = 4200;
const AGAIN_MS = 1500;
const DOUBLE_CLICK_MS = 500;
const SENT = "composer:sent";
const PAUSE_MS = 500;
const CHOSEN_MS = 60;
const SHORTEST = 3;
const QUOTED = /("[^"\n]*"?|“[^”\n]*”?)/g;

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

// Asks for a still when typing pauses; gives the last one that answered, and whether a newer one is on its way.
function useStill({ text, shape, seconds, take, still, stillNumber, onLook }, area) {
  const [asked, setAsked] = useState(0);
  const [seen, setSeen] = useState(null);
  const [seed, setSeed] = useState("");
  const [opened, setOpened] = useState(0);
  const looked = useRef("");
  const look = useRef(null);
  look.current = onLook;

  useEffect(() => {
    const form = area.current.form;
    const hear = (event) => event.target.name === "seed" && setSeed(event.target.value);
    const open = () => setOpened(Date.now());
    form.addEventListener("input", hear);
    window.addEventListener("sheet:create", open);
    return () => {
      form.removeEventListener("input", hear);
      window.removeEventListener("sheet:create", open);
    };
  }, [area]);

  useEffect(() => {
    if (!take || text.trim().length < SHORTEST) {
      setAsked(0);
      setSeen(null);
      return undefined;
    }
    const timer = setTimeout(
      () => {
        if (!area.current?.closest("dialog")?.open) return;
        const number = Date.now();
        looked.current = text;
        setAsked(number);
        look.current?.(number, text, shape, seconds, seed);
      },
      text === looked.current ? CHOSEN_MS : PAUSE_MS,
    );
    return () => clearTimeout(timer);
  }, [text, shape, seconds, take, seed, opened, area]);

  // Only the newest wish counts: an answer to an older one replaces nothing.
  useEffect(() => {
    if (asked && stillNumber === asked) setSeen(still);
  }, [asked, stillNumber, still]);
  return [seen, asked !== 0 && stillNumber !== asked];
}

// The picture fades over the one before it once it is decoded; until there is one, a sun waits behind the horizon.
function Still({ url, isWaiting, onAgain }) {
  const [layers, setLayers] = useState([]);
  useEffect(() => {
    if (!url) {
      setLayers([]);
      return undefined;
    }
    let isWanted = true;
    const image = new Image();
    image.src = url;
    image.decode().then(
      () => isWanted && setLayers((was) => [...was.filter((one) => one !== url).slice(-1), url]),
      () => {},
    );
    return () => (isWanted = false);
  }, [url]);
  return (
    <div className={`still${isWaiting ? " waiting" : ""}`}>
      {layers.map((one) => (
        <img key={one} src={one} alt="" />
      ))}
      {layers.length > 0 && (
        <>
          <span className="fchip s24">Preview</span>
          <button type="button" className="still-again" aria-label="Another take" title="Another take" onClick={onAgain}>
            <Icon name="dices" size={18} />
          </button>
        </>
      )}
    </div>
  );
}

function Gist({ seen }) {
  const leftOut = seen?.left_out?.join(", ");
  return (
    <div className="gist" role="status">
      {seen?.refusal ? (
        <p className="refusal">{seen.refusal}</p>
      ) : (
        seen?.url && (
          <>
            <p>{seen.gist.join(" · ")}</p>
            {leftOut && (
              <p className="i3" title={leftOut}>
                Not in the animatic: {leftOut}
              </p>
            )}
          </>
        )
      )}
    </div>
  );
}

export function PromptField({ name, value, requestKey, limit, ideas, noteId, isBad, onKeep, onAgain, ...scene }) {
  const [text, setText] = useState("");
  const area = useRef(null);
  const typed = useRef(false);
  const isSent = useRef(false);
  const sentAt = useRef(-DOUBLE_CLICK_MS);
  const idea = useIdea(ideas, text === "");
  const [seen, isWaiting] = useStill({ ...scene, text }, area);

  // Until something is typed the server's words stand here: those of a refused sheet, or none after sending.
  useEffect(() => {
    if (!typed.current) setText(value || load());
  }, [value, requestKey]);

  useEffect(() => {
    const open = (event) => {
      typed.current = isSent.current = false;
      if (event.detail?.prompt) setText(event.detail.prompt);
    };
    const sent = () => {
      typed.current = false;
      isSent.current = true;
      sentAt.current = performance.now();
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
  return (
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
          placeholder={idea}
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
      {scene.onLook && (
        <Still
          url={seen?.url ?? ""}
          isWaiting={isWaiting}
          onAgain={() => {
            area.current.form.elements.seed.value = "";
            onAgain?.();
          }}
        />
      )}
      <div className="prompt-foot">
        {!seen?.url && !seen?.refusal && <p className="i3">Words in “quotes” are spoken.</p>}
        <Gist seen={seen} />
      </div>
      <p className={`prompt-count t12 ${isOver ? "c-no" : "i3"}`}>
        {text.length.toLocaleString()} / {limit.toLocaleString()}
      </p>
    </div>
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
      const once = `${key} ${prompt}`;
      if (!prompt.trim()) {
        event.currentTarget.querySelector("textarea")?.focus();
        return;
      }
      if (sent.current === once) return;
      sent.current = once;
      window.dispatchEvent(new CustomEvent(SENT));
      closeSheet("create");
      // What was shown is what is filmed, unless another seed is typed.
      onSend?.(prompt, key, seconds, shape, form.get("seed") || (requestKey ? String(take) : ""));
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
