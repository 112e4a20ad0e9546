// The inbox: lines by day in the reader's own zone, newest first, news marked.
import "./inbox.css";
import { useEffect, useMemo, useState } from "react";
import { Link } from "react-router";
import { Icon } from "$/public/external/sora_reflex/ui/icons/icon.jsx";
import { Avatar } from "$/public/external/sora_reflex/ui/labels/face.jsx";
import { LocalTime } from "$/public/external/sora_reflex/ui/labels/local_time.jsx";
import { useEnd } from "$/public/external/sora_reflex/ui/surfaces/end.js";

const DAY_MS = 24 * 60 * 60 * 1000;

function dayOf(at, now) {
  const date = new Date(at);
  const days = Math.round((new Date(now).setHours(0, 0, 0, 0) - new Date(date).setHours(0, 0, 0, 0)) / DAY_MS);
  if (days <= 0) return "Today";
  if (days === 1) return "Yesterday";
  if (days < 7) return date.toLocaleDateString(undefined, { weekday: "long" });
  const isThisYear = date.getFullYear() === new Date(now).getFullYear();
  return date.toLocaleDateString(undefined, { day: "numeric", month: "long", year: isThisYear ? undefined : "numeric" });
}

function byDay(rows) {
  const now = Date.now();
  const days = [];
  for (const row of rows) {
    const name = dayOf(row.at, now);
    if (days.at(-1)?.name !== name) days.push({ name, rows: [] });
    days.at(-1).rows.push(row);
  }
  return days;
}

function Faces({ row }) {
  const [first, second] = row.people;
  if (!first)
    return (
      <span className="inbox-faces">
        <span className="inbox-sign alone">
          <Icon name={row.icon} size={22} />
        </span>
      </span>
    );
  return (
    <span className="inbox-faces">
      <Avatar person={first} size={second ? 36 : 48} />
      {second && <Avatar person={second} size={28} className="back" />}
      {!second && (
        <span className={`inbox-sign ${row.kind}`}>
          <Icon name={row.icon} size={12} stroke={2.4} isFilled={row.icon === "heart"} />
        </span>
      )}
    </span>
  );
}

function Row({ row, onRead }) {
  return (
    <li>
      <Link to={row.href} className={`inbox-row ${row.is_unread ? "fresh" : ""}`} onClick={() => row.is_unread && onRead(row.id)}>
        <Faces row={row} />
        <span className="inbox-words">
          <p>
            {row.is_unread && <span className="sr">New: </span>}
            {row.names && <span className="b">{row.names} </span>}
            {row.text} <LocalTime at={row.at} className="t13 i3" />
          </p>
          {row.quote && <span className="quote t13 i2">{row.quote}</span>}
        </span>
        {row.thumbnail_url && (
          <span className="thumb">
            <img src={row.thumbnail_url} alt="" loading="lazy" decoding="async" onError={(event) => event.currentTarget.remove()} />
          </span>
        )}
      </Link>
    </li>
  );
}

// J and K, or the arrows, go from line to line.
function useKeys(ref) {
  useEffect(() => {
    const press = (event) => {
      const way = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
      const isTyping = event.target.closest?.("input, textarea, select, [contenteditable], dialog[open]");
      if (!way || isTyping || event.metaKey || event.ctrlKey || event.altKey) return;
      const rows = [...(ref?.querySelectorAll(".inbox-row") ?? [])];
      if (!rows.length) return;
      const at = rows.indexOf(document.activeElement);
      event.preventDefault();
      rows[Math.min(rows.length - 1, Math.max(0, at < 0 ? 0 : at + way))].focus();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [ref]);
}

export function Inbox({ rows, hasMore = false, onEndReached, onRead }) {
  const [node, setNode] = useState(null);
  const end = useEnd(hasMore, rows.length, onEndReached);
  const days = useMemo(() => byDay(rows), [rows]);
  useKeys(node);
  return (
    <div ref={setNode}>
      {days.map((day) => (
        <section key={day.name} aria-label={day.name}>
          <h2 className="inbox-day">{day.name}</h2>
          <ul className="inbox-list">
            {day.rows.map((row) => (
              <Row key={row.id} row={row} onRead={onRead} />
            ))}
          </ul>
        </section>
      ))}
      <div ref={end} />
    </div>
  );
}
