// What people say under a clip. A word stands there as soon as it is sent, and comes back into the line if it is refused.
import "./comments.css";
import { useEffect, useMemo, useRef, useState } from "react";
import { Link } from "react-router";
import { Icon } from "$/public/external/sora_reflex/ui/icons/icon.jsx";
import { Avatar } from "$/public/external/sora_reflex/ui/labels/face.jsx";
import { LocalTime } from "$/public/external/sora_reflex/ui/labels/local_time.jsx";
import { useEnd } from "$/public/external/sora_reflex/ui/surfaces/end.js";
import { closeSheet, openSheet } from "$/public/external/sora_reflex/ui/surfaces/sheet.jsx";

const MAX_TEXT = 1000;
const NEAR_END = 900;
const MENTION = /(@[\p{L}\p{N}_][\p{L}\p{N}_.]{1,29})/gu;
const WHO = [
  ["everybody", "Everyone"],
  ["followers", "Followers"],
  ["nobody", "Only you"],
  ["locked", "Nobody"],
];

function Words({ text }) {
  return text.split(MENTION).map((piece, index) =>
    index % 2 ? (
      <Link key={index} to={`/@${piece.slice(1).replace(/\.+$/, "")}`} onClick={() => closeSheet("comments")}>
        {piece}
      </Link>
    ) : (
      piece
    ),
  );
}

function Like({ row, onLike }) {
  const [wish, setWish] = useState(null);
  useEffect(() => setWish(null), [row.is_liked, row.like_count]);
  const is = wish ?? row.is_liked;
  const n = row.like_count + Number(is) - Number(row.is_liked);
  return (
    <button
      type="button"
      className="comment-like"
      aria-pressed={is}
      aria-label={`Like, ${n}`}
      onClick={() => {
        setWish(!is);
        onLike(row.id, !is);
      }}
    >
      <Icon name="heart" size={18} isFilled={is} />
      {n > 0 && <span aria-hidden="true">{n}</span>}
    </button>
  );
}

function Acts({ row, canWrite, isSignedIn, onAnswer, onRemove, onHide, onPin }) {
  const [isSure, setSure] = useState(false);
  return (
    <div className="comment-acts">
      {canWrite && (
        <button type="button" onClick={() => onAnswer(row)}>
          Answer
        </button>
      )}
      {row.may_pin && (
        <button type="button" onClick={() => onPin(row.id, !row.is_pinned)}>
          {row.is_pinned ? "Unpin" : "Pin"}
        </button>
      )}
      {row.may_hide && (
        <button type="button" onClick={() => onHide(row.id, !row.is_hidden)}>
          {row.is_waiting ? "Let through" : row.is_hidden ? "Show" : "Hide"}
        </button>
      )}
      {row.may_delete && (
        <button type="button" className={isSure ? "c-no" : ""} onBlur={() => setSure(false)} onClick={() => (isSure ? onRemove(row.id) : setSure(true))}>
          {isSure ? "Delete for good?" : "Delete"}
        </button>
      )}
      {isSignedIn && !row.is_mine && (
        <button type="button" aria-label={`More about @${row.person.handle}`} onClick={() => openSheet("person-acts", { handle: row.person.handle, comment: row.id, isHidden: row.is_hidden })}>
          <Icon name="ellipsis" size={16} />
        </button>
      )}
    </div>
  );
}

// The comment that somebody was led to, in the middle of the sheet. The browser's own way would move the whole dialog, too.
function meet(node) {
  if (!node) return;
  node.focus({ preventScroll: true });
  const body = node.closest(".sheet-body");
  const [its, all] = [node, body].map((one) => one.getBoundingClientRect());
  body.scrollTop += its.top + its.height / 2 - all.top - all.height / 2;
}

function Comment({ row, isBelow, focus, ...acts }) {
  const isMeant = row.id === focus;
  if (!row.person)
    return (
      <article className={`comment ${isBelow ? "below" : ""}`}>
        <p className="comment-text i3">This comment was deleted.</p>
      </article>
    );
  return (
    <article
      ref={isMeant ? meet : undefined}
      tabIndex={isMeant ? -1 : undefined}
      className={`comment ${isBelow ? "below" : ""} ${row.is_hidden ? "hidden-one" : ""} ${isMeant ? "meant" : ""}`}
    >
      <Avatar person={row.person} size={isBelow ? 28 : 36} />
      <div className="comment-who">
        <Link to={`/@${row.person.handle}`} className="ell" onClick={() => closeSheet("comments")}>
          {row.person.display_name}
        </Link>
        <LocalTime at={row.created_at} className="t12 i3" />
        {row.is_makers && <span className="tag">Maker</span>}
        {row.is_pinned && (
          <span className="tag">
            <Icon name="pin" size={11} stroke={2.2} />
            Pinned
          </span>
        )}
        {row.is_hidden && <span className="tag ask">{row.is_waiting ? "Waits for you" : row.hidden_why ? `Hidden: ${row.hidden_why}` : "Hidden"}</span>}
      </div>
      <p className="comment-text">
        {row.reply_to && (
          <Link to={`/@${row.reply_to}`} onClick={() => closeSheet("comments")}>
            @{row.reply_to}{" "}
          </Link>
        )}
        <Words text={row.text} />
      </p>
      <Like row={row} onLike={acts.onLike} />
      <Acts row={row} {...acts} />
    </article>
  );
}

function Waiting({ me, one }) {
  return (
    <article className={`comment waits ${one.root ? "below" : ""}`} aria-label="Being sent">
      <Avatar person={me} size={one.root ? 28 : 36} />
      <div className="comment-who">{me.display_name}</div>
      <p className="comment-text">{one.text}</p>
    </article>
  );
}

function Exchange({ row, replies, hasMore, waiting, me, onReplies, ...acts }) {
  const left = row.reply_count - (replies?.length ?? 0);
  return (
    <>
      <Comment row={row} {...acts} />
      {replies?.map((answer) => <Comment key={answer.id} row={answer} isBelow {...acts} />)}
      {waiting.map((one) => (
        <Waiting key={one.key} me={me} one={one} />
      ))}
      {left > 0 && (replies === undefined || hasMore) && (
        <div className="comment-more">
          <button type="button" onClick={() => onReplies(row.id)}>
            {replies?.length ? `${left} more` : left === 1 ? "1 answer" : `${left} answers`}
          </button>
        </div>
      )}
    </>
  );
}

function Form({ line, text, setText, to, onStop, error, onSend, me }) {
  const send = (event) => {
    event.preventDefault();
    if (text.trim()) onSend();
  };
  return (
    <form className="comment-form" onSubmit={send}>
      {to && (
        <div className="comment-to">
          <span className="grow ell">To {to.person.display_name}</span>
          <button type="button" className="ib s36" aria-label="Answer nobody" onClick={onStop}>
            <Icon name="x" size={16} />
          </button>
        </div>
      )}
      <div className="row gap8">
        <Avatar person={me} size={36} />
        <div className="field">
          <textarea
            ref={line}
            rows={1}
            value={text}
            maxLength={MAX_TEXT}
            placeholder={to ? "Your answer" : "Say something"}
            aria-label={to ? "Your answer" : "Say something"}
            aria-invalid={Boolean(error)}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing && send(event)}
          />
        </div>
        <button type="submit" className="ib soft" aria-label="Send" disabled={!text.trim()}>
          <Icon name="arrow-right" size={20} />
        </button>
      </div>
      {error && (
        <p className="help c-no" role="alert">
          {error}
        </p>
      )}
      {text.length > NEAR_END && <p className="help">{`${text.length} / ${MAX_TEXT}`}</p>}
    </form>
  );
}

// What was sent and has no answer yet. One that is refused comes back into the line, if nothing else was begun there.
function useSending({ postId, answers, onWrite, text, setText }) {
  const [sent, setSent] = useState([]);
  const [error, setError] = useState("");
  const now = useRef(text);
  now.current = text;
  useEffect(() => {
    const answered = sent.filter((one) => answers?.[one.key] !== undefined);
    if (!answered.length) return;
    setSent((was) => was.filter((one) => answers[one.key] === undefined));
    const refused = answered.find((one) => answers[one.key]);
    if (!refused) return;
    setError(answers[refused.key]);
    if (!now.current.trim()) setText(refused.text);
  }, [answers, sent, setText]);
  const send = (to) => {
    const key = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
    const root = to ? to.root_id || to.id : "";
    const said = text.trim();
    setError("");
    setSent((was) => [...was, { key, root, text: said }]);
    onWrite(postId, said, key, to?.id ?? "", root);
    setText("");
  };
  return { sent, error, send };
}

export default function Comments({ thread, postId, focus, rows, replies, hasMore, hasMoreReplies, answers, isLoaded, error, me, ...rest }) {
  const { isSignedIn, onMore, onReplies, onWrite, onLike, onRemove, onHide, onPin, onWho } = rest;
  const [text, setText] = useState("");
  const [to, setTo] = useState(null);
  const line = useRef(null);
  const sending = useSending({ postId, answers, onWrite, text, setText });
  const end = useEnd(hasMore, rows.length, onMore);
  const isHere = isLoaded && thread.post_id === postId;
  const canWrite = isHere && isSignedIn && !thread.why_not;
  const waiting = useMemo(() => sending.sent.filter((one) => !one.root), [sending.sent]);
  const answer = (row) => {
    setTo(row);
    line.current?.focus();
  };
  const like = (id, is) => (isSignedIn ? onLike(id, is) : openSheet("join"));
  const acts = { focus, canWrite, isSignedIn, onAnswer: answer, onLike: like, onRemove, onHide, onPin };
  if (isLoaded && error) return <p className="i2 pretty">{error}</p>;
  return (
    <div className="comments">
      {isHere && thread.is_maker && (
        <div className="comments-who" role="radiogroup" aria-label="Who may comment">
          <span className="t13 i3">Open to</span>
          {WHO.map(([value, label]) => (
            <button
              key={value}
              type="button"
              role="radio"
              className={`chip s28 ${thread.who_may_comment === value ? "on" : ""}`}
              aria-checked={thread.who_may_comment === value}
              onClick={() => onWho(postId, value)}
            >
              {label}
            </button>
          ))}
        </div>
      )}
      <div className="comments-list" aria-busy={!isHere} aria-live="polite">
        {waiting.map((one) => (
          <Waiting key={one.key} me={me} one={one} />
        ))}
        {isHere &&
          rows.map((row) => (
            <Exchange
              key={row.id}
              row={row}
              replies={replies?.[row.id]}
              hasMore={hasMoreReplies?.[row.id]}
              waiting={sending.sent.filter((one) => one.root === row.id)}
              me={me}
              onReplies={onReplies}
              {...acts}
            />
          ))}
        <div ref={end} />
      </div>
      {isHere && rows.length === 0 && waiting.length === 0 && (
        <div className="empty">
          <h3 className="h26">Nobody has said anything</h3>
          <p>{canWrite ? "Be the first." : "It is quiet here."}</p>
        </div>
      )}
      {canWrite ? (
        <Form
          line={line}
          text={text}
          setText={setText}
          to={to}
          onStop={() => setTo(null)}
          error={sending.error}
          me={me}
          onSend={() => {
            sending.send(to);
            setTo(null);
          }}
        />
      ) : (
        isHere && <p className="comment-form i3 t13">{thread.why_not}</p>
      )}
    </div>
  );
}
