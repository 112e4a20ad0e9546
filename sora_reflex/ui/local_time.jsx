// Times in the reader's own zone: "2 h", "18:40" or "Tue 18:40", "4 May 2026".
import { useEffect, useState } from "react";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export function age(at, now = Date.now()) {
  const past = now - new Date(at).getTime();
  if (!Number.isFinite(past)) return "";
  if (past < MINUTE) return "now";
  if (past < HOUR) return `${Math.floor(past / MINUTE)} min`;
  if (past < DAY) return `${Math.floor(past / HOUR)} h`;
  if (past < 7 * DAY) return `${Math.floor(past / DAY)} d`;
  const date = new Date(at);
  const isThisYear = date.getFullYear() === new Date(now).getFullYear();
  return date.toLocaleDateString(undefined, { day: "numeric", month: "short", year: isThisYear ? undefined : "numeric" });
}

function words(at, kind) {
  if (!at) return "";
  if (kind === "age") return age(at);
  const date = new Date(at);
  if (kind === "time") {
    const isToday = date.toDateString() === new Date().toDateString();
    return date.toLocaleTimeString(undefined, { weekday: isToday ? undefined : "short", hour: "numeric", minute: "2-digit" });
  }
  return date.toLocaleDateString(undefined, { day: "numeric", month: "long", year: "numeric" });
}

export function LocalTime({ at, kind = "age", className }) {
  const [, tick] = useState(0);
  useEffect(() => {
    if (kind !== "age") return undefined;
    const timer = setInterval(() => tick((n) => n + 1), MINUTE);
    return () => clearInterval(timer);
  }, [kind]);
  if (!at) return null;
  return (
    <time dateTime={at} title={new Date(at).toLocaleString()} className={className} suppressHydrationWarning>
      {words(at, kind)}
    </time>
  );
}
