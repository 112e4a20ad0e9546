// What was sent and has no answer yet: kept in the browser, and sent again by the same key until the server has it.
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useConnection } from "$/public/external/sora_reflex/ui/surfaces/connection.jsx";

const AGAIN_MS = 12_000;
const KEPT_MS = 7 * 24 * 3_600_000;

function read(store) {
  try {
    const kept = JSON.parse(window.localStorage.getItem(store) ?? "[]");
    return kept.filter((one) => Date.now() - one.at < KEPT_MS);
  } catch {
    return [];
  }
}

function write(store, rows) {
  try {
    if (rows.length) window.localStorage.setItem(store, JSON.stringify(rows));
    else window.localStorage.removeItem(store);
  } catch {
    // A browser that keeps nothing still sends again until the page is left.
  }
}

function newKey() {
  return crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
}

// `rows` of { key, to, text, clip, at, wrong }: `wrong` is why the server refused one; it waits for the person then.
export function useOutbox({ handle, said, answers, onWrite }) {
  const store = `sora:outbox:${handle}`;
  const [rows, setRows] = useState([]);
  const { isAway } = useConnection();
  const send = useRef(onWrite);
  send.current = onWrite;

  const change = useCallback(
    (next) =>
      setRows((was) => {
        const now = next(was);
        if (now !== was) write(store, now);
        return now;
      }),
    [store],
  );
  useEffect(() => {
    if (handle) setRows(read(store));
  }, [handle, store]);

  const waiting = rows.filter((one) => !one.wrong);
  const pending = useRef(waiting);
  pending.current = waiting;
  useEffect(() => {
    if (isAway || !waiting.length) return undefined;
    const again = () => pending.current.forEach((one) => send.current(one.to, one.text, one.key, one.clip ?? ""));
    // What was written a moment ago is on its way: only what is older is sent again at once.
    if (pending.current.some((one) => Date.now() - one.at > 1000)) again();
    const timer = setInterval(again, AGAIN_MS);
    return () => clearInterval(timer);
  }, [isAway, waiting.length > 0]);

  const arrived = useMemo(() => new Set(said.map((row) => row.key).filter(Boolean)), [said]);
  useEffect(() => {
    change((was) => {
      const left = was
        .filter((one) => !arrived.has(one.key) && answers?.[one.key] !== "")
        .map((one) => (answers?.[one.key] && !one.wrong ? { ...one, wrong: answers[one.key] } : one));
      return left.length === was.length && left.every((one, index) => one === was[index]) ? was : left;
    });
  }, [arrived, answers, rows.length, change]);

  const post = useCallback(
    (to, text, clip = "") => {
      const one = { key: newKey(), to, text, clip, at: Date.now(), wrong: "" };
      change((was) => [...was, one]);
      send.current(to, text, one.key, clip);
      return one.key;
    },
    [change],
  );
  const drop = useCallback((key) => change((was) => was.filter((one) => one.key !== key)), [change]);
  return { rows, post, drop, isAway };
}
