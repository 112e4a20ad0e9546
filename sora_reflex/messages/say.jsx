// What one message of a conversation looks like: its words, its clip, and what can be done with it.
import { useState } from "react";
import { Link } from "react-router";
import { Icon } from "$/public/external/sora_reflex/ui/icons/icon.jsx";
import { Avatar } from "$/public/external/sora_reflex/ui/labels/face.jsx";

const timeOf = (at) => new Date(at).toLocaleTimeString(undefined, { hour: "numeric", minute: "2-digit" });

export function dayOf(at) {
  const date = new Date(at);
  const today = new Date();
  if (date.toDateString() === today.toDateString()) return "Today";
  today.setDate(today.getDate() - 1);
  if (date.toDateString() === today.toDateString()) return "Yesterday";
  const isThisYear = date.getFullYear() === today.getFullYear();
  return date.toLocaleDateString(undefined, { weekday: "long", day: "numeric", month: "long", year: isThisYear ? undefined : "numeric" });
}

function Clip({ clip }) {
  if (!clip)
    return (
      <div className="say-gap">
        <Icon name="eye-off" size={20} />
        <span>This clip is not here for you. It was deleted, or it is not shared with you.</span>
      </div>
    );
  return (
    <Link to={`/p/${clip.id}`} className="say-clip film" style={{ backgroundColor: clip.color }} aria-label={`Clip by ${clip.maker.display_name}: ${clip.title}`}>
      <img src={clip.thumbnail_url} alt="" loading="lazy" decoding="async" draggable={false} />
      <span className="say-play">
        <Icon name="play" size={18} isFilled />
      </span>
      <span className="say-clip-words">
        <span className="row gap4">
          <Avatar person={clip.maker} size={20} />
          <span className="b ell">@{clip.maker.handle}</span>
        </span>
        <span className="say-clip-title">{clip.title}</span>
      </span>
    </Link>
  );
}

export function Say({ row, person, isFirst, isLast, onRemove }) {
  const [isOpen, setOpen] = useState(false);
  const [isSure, setSure] = useState(false);
  const close = () => {
    setOpen(false);
    setSure(false);
  };
  const canAct = row.is_mine && !row.is_deleted;
  return (
    <article className={`say ${row.is_mine ? "mine" : ""} ${isFirst ? "first" : ""} ${isLast ? "last" : ""}`}>
      <span className="sr">{row.is_mine ? "You" : person.display_name}: </span>
      <div className="say-body">
        {row.has_clip && <Clip clip={row.clip} />}
        {row.text && <p className="say-words">{row.text}</p>}
        {row.is_deleted && <p className="say-words gone">This message was deleted.</p>}
      </div>
      {canAct && (
        <button type="button" className="ib s32 say-more" aria-label="About this message" aria-expanded={isOpen} onClick={() => (isOpen ? close() : setOpen(true))}>
          <Icon name="ellipsis" size={18} />
        </button>
      )}
      {(isLast || isOpen) && (
        <div className="say-foot">
          {isOpen && (
            <button type="button" className={isSure ? "c-no" : ""} onClick={() => (isSure ? onRemove(row.id) : setSure(true))}>
              {isSure ? "Delete for both?" : "Delete"}
            </button>
          )}
          <time dateTime={row.created_at}>{timeOf(row.created_at)}</time>
        </div>
      )}
    </article>
  );
}

export function Unsent({ one, isAway, onEdit, onDrop }) {
  return (
    <article className="say mine last unsent" aria-label={one.wrong ? "Not sent" : "Being sent"}>
      <div className="say-body">
        <p className="say-words">{one.text || "A clip"}</p>
      </div>
      <div className="say-foot">
        {one.wrong ? (
          <>
            <span className="c-no" role="alert">{one.wrong}</span>
            {!one.clip && <button type="button" onClick={onEdit}>Edit</button>}
            <button type="button" onClick={onDrop}>Discard</button>
          </>
        ) : (
          <>
            <Icon name="clock" size={12} stroke={2.2} />
            <span>{isAway ? "Sent once you are back" : "Sending"}</span>
          </>
        )}
      </div>
    </article>
  );
}
