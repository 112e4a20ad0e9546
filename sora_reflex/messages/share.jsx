// Ways to hand a clip on: to people here, as a link, by the phone's own sheet, as a code, and for pages elsewhere.
import "./share.css";
import { useEffect, useState } from "react";
import { Icon } from "$/public/external/sora_reflex/ui/icons/icon.jsx";
import { Avatar } from "$/public/external/sora_reflex/ui/labels/face.jsx";
import { tell } from "$/public/external/sora_reflex/ui/surfaces/toaster.jsx";
import { useOutbox } from "./outbox.js";

const SEARCH_MS = 200;
const MAX_TEXT = 1000;
const MAX_LINE = 200;
const EMBED_HEIGHT = 640;
const NOTHING = [];
const CODE = ["m16 18 6-6-6-6", "m8 6-6 6 6 6"];
const QR = [
  "M4 3h3a1 1 0 0 1 1 1v3a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1zM17 3h3a1 1 0 0 1 1 1v3a1 1 0 0 1-1 1h-3a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1zM4 16h3a1 1 0 0 1 1 1v3a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1v-3a1 1 0 0 1 1-1z",
  "M21 16h-3a2 2 0 0 0-2 2v3M21 21v.01M12 7v3a2 2 0 0 1-2 2H7M3 12h.01M12 3h.01M12 16v.01M16 12h1M21 12v.01M12 21v-1",
];
const LIMITS = {
  followers: "Only the maker's followers can open it.",
  private: "Only its maker can open it.",
};

async function copy(text, said) {
  try {
    await navigator.clipboard.writeText(text);
    tell(said);
  } catch {
    tell(text);
  }
}

function Glyph({ paths }) {
  return (
    <svg width="22" height="22" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.9" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      {paths.map((d) => (
        <path key={d} d={d} />
      ))}
    </svg>
  );
}

function Way({ label, isOn, onClick, children }) {
  return (
    <button type="button" className={`share-way ${isOn ? "on" : ""}`} aria-expanded={isOn} onClick={onClick}>
      <span className="disc">{children}</span>
      {label}
    </button>
  );
}

function Face({ person, isChosen, state, onClick }) {
  const words = state || "";
  return (
    <button type="button" className="share-face" aria-pressed={isChosen} disabled={Boolean(state)} onClick={onClick}>
      <span className="share-picture">
        <Avatar person={person} size={56} />
        {(isChosen || state) && (
          <span className="share-mark">
            <Icon name={state && state !== "Sent" ? "clock" : "check"} size={13} stroke={3} />
          </span>
        )}
      </span>
      <span className="ell">{words || person.display_name}</span>
    </button>
  );
}

// Whom to send it to: chosen first, sent together, and kept until the server has it.
function Send({ post, people, answers, me, onFind, onWrite }) {
  const [words, setWords] = useState("");
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState([]);
  const [sent, setSent] = useState({});
  const outbox = useOutbox({ handle: me.handle, said: NOTHING, answers, onWrite });
  useEffect(() => {
    const timer = setTimeout(() => onFind(words), words ? SEARCH_MS : 0);
    return () => clearTimeout(timer);
  }, [words, onFind]);
  const stateOf = (handle) => {
    const key = sent[handle];
    if (!key) return "";
    const waits = outbox.rows.find((one) => one.key === key);
    return waits ? (waits.wrong ? "" : outbox.isAway ? "Waits" : "Sending") : "Sent";
  };
  const wrong = outbox.rows.find((one) => one.wrong && Object.values(sent).includes(one.key));
  const send = () => {
    const keys = chosen.map((handle) => [handle, outbox.post(`@${handle}`, text.trim(), post)]);
    setSent((was) => ({ ...was, ...Object.fromEntries(keys) }));
    setChosen([]);
    setText("");
  };
  const toggle = (handle) =>
    setChosen((was) => (was.includes(handle) ? was.filter((one) => one !== handle) : [...was, handle]));
  return (
    <section aria-label="Send to people here">
      <div className="field share-search">
        <input value={words} placeholder="Send to" aria-label="Whom to send it to" autoComplete="off" autoCapitalize="none" onChange={(event) => setWords(event.target.value)} />
      </div>
      <div className="share-faces">
        {people.map((person) => (
          <Face key={person.handle} person={person} isChosen={chosen.includes(person.handle)} state={stateOf(person.handle)} onClick={() => toggle(person.handle)} />
        ))}
        {people.length === 0 && (
          <p className="i3 t13 pretty share-nobody">
            {words ? "None of those who follow you back has that name." : "Here stand the people who follow you back, and whoever you write with."}
          </p>
        )}
      </div>
      {wrong && <p className="help bad" role="alert">{wrong.wrong}</p>}
      {chosen.length > 0 && (
        <div className="row gap8 share-send">
          <div className="field grow">
            <input value={text} maxLength={MAX_TEXT} placeholder="A line with it" aria-label="A line with it" onChange={(event) => setText(event.target.value)} onKeyDown={(event) => event.key === "Enter" && send()} />
          </div>
          <button type="button" className="btn solid" onClick={send}>
            {chosen.length === 1 ? "Send" : `Send to ${chosen.length}`}
          </button>
        </div>
      )}
    </section>
  );
}

// To one's followers, with a line or without; it is one's own to take back.
function Repost({ card, reposted, onRepost }) {
  const [line, setLine] = useState("");
  const [wish, setWish] = useState(null);
  const answer = reposted[card.id];
  const isRefused = !answer || answer.count === -1;
  const known = isRefused ? { is: card.is_reposted, count: card.repost_count } : { is: answer.reposted, count: answer.count };
  // What is wished is shown until the server has said something since.
  const is = wish && (answer?.n ?? 0) <= wish.after ? wish.is : known.is;
  const count = known.count + Number(is) - Number(known.is);
  const set = (wished) => {
    setWish({ is: wished, after: answer?.n ?? 0 });
    onRepost(card.id, wished, line.trim());
    setLine("");
  };
  const others = count === 0 ? "" : count === 1 ? "1 repost" : `${count.toLocaleString("en")} reposts`;
  return (
    <section aria-label="Repost" className="share-repost">
      <p className="row gap8">
        <Icon name="repeat" size={20} />
        <span className="m grow">{is ? "Your followers see this from you" : "Repost to your followers"}</span>
        {others && <span className="t13 i3">{others}</span>}
      </p>
      <div className="row gap8">
        {!is && (
          <div className="field grow">
            <input value={line} maxLength={MAX_LINE} placeholder="A line, if you like" aria-label="A line over it" onChange={(event) => setLine(event.target.value)} onKeyDown={(event) => event.key === "Enter" && set(true)} />
          </div>
        )}
        <button type="button" className={`btn ${is ? "soft full" : "solid"}`} onClick={() => set(!is)}>
          {is ? "Take it back" : "Repost"}
        </button>
      </div>
    </section>
  );
}

export default function Share({ card, isSignedIn, reposted, onRepost, ...send }) {
  const [open, setOpen] = useState("");
  const url = `${window.location.origin}/p/${card.id}`;
  const title = card.caption || card.title;
  const width = Math.round((EMBED_HEIGHT * card.width) / card.height);
  const code = `<iframe src="${window.location.origin}/embed/${card.id}" width="${width}" height="${EMBED_HEIGHT}" title="${title.replace(/[&<>"]/g, " ")}" style="border:0;border-radius:20px" loading="lazy" allowfullscreen></iframe>`;
  const toggle = (name) => setOpen((was) => (was === name ? "" : name));
  const native = async () => {
    try {
      await navigator.share({ title, url });
    } catch (error) {
      if (error.name !== "AbortError") tell("This browser could not open its own sheet. Copy the link instead.");
    }
  };
  return (
    <div className="share">
      {isSignedIn && (card.can_repost || card.is_reposted) && <Repost card={card} reposted={reposted} onRepost={onRepost} />}
      {isSignedIn && <Send post={card.id} {...send} />}
      {LIMITS[card.visibility] && (
        <p className="help share-limit">
          <Icon name="lock" size={15} />
          {LIMITS[card.visibility]}
        </p>
      )}
      <div className="share-ways">
        <Way label="Copy link" onClick={() => copy(url, "Link copied")}>
          <Icon name="link" size={22} />
        </Way>
        {navigator.share && (
          <Way label="More ways" onClick={native}>
            <Icon name="share-2" size={22} />
          </Way>
        )}
        <Way label="QR code" isOn={open === "qr"} onClick={() => toggle("qr")}>
          <Glyph paths={QR} />
        </Way>
        {card.visibility === "public" && (
          <Way label="Embed" isOn={open === "embed"} onClick={() => toggle("embed")}>
            <Glyph paths={CODE} />
          </Way>
        )}
      </div>
      {open === "qr" && (
        <figure className="share-code">
          <img src={`/qr/p/${card.id}.svg`} alt={`QR code of ${url}`} width="208" height="208" />
          <figcaption className="t13 i3">Point a camera at it to open the clip.</figcaption>
        </figure>
      )}
      {open === "embed" && (
        <div className="share-embed">
          <div className="field">
            <textarea readOnly rows={4} value={code} aria-label="Code for a page" onFocus={(event) => event.target.select()} />
          </div>
          <button type="button" className="btn soft full" onClick={() => copy(code, "Code copied")}>
            <Icon name="copy" size={18} />
            Copy the code
          </button>
        </div>
      )}
    </div>
  );
}
