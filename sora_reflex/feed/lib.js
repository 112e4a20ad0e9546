// What the parts of the feed share: sound that persists, counts in words, sharing, and one media query.
import { useEffect, useState, useSyncExternalStore } from "react";
import { tell } from "$/public/external/sora_reflex/ui/surfaces/toaster.jsx";

const SOUND_KEY = "sora.sound";
const listeners = new Set();
let isMuted = true;
let isRead = false;

function readMuted() {
  if (!isRead && typeof window !== "undefined") {
    isRead = true;
    try {
      isMuted = window.localStorage.getItem(SOUND_KEY) !== "on";
    } catch {
      isMuted = true;
    }
  }
  return isMuted;
}

export function setMuted(next, isKept = true) {
  isMuted = next;
  try {
    if (isKept) window.localStorage.setItem(SOUND_KEY, next ? "off" : "on");
  } catch {
    // A browser that keeps nothing still plays with sound until the page is left.
  }
  listeners.forEach((listener) => listener());
}

function subscribe(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useMuted() {
  return useSyncExternalStore(subscribe, readMuted, () => true);
}

export function useMedia(query) {
  const [matches, setMatches] = useState(() => typeof window !== "undefined" && window.matchMedia(query).matches);
  useEffect(() => {
    const media = window.matchMedia(query);
    const look = () => setMatches(media.matches);
    look();
    media.addEventListener("change", look);
    return () => media.removeEventListener("change", look);
  }, [query]);
  return matches;
}

export const useIsWide = () => useMedia("(min-width: 768px)");
export const useIsStill = () => useMedia("(prefers-reduced-motion: reduce)");

// 9,310 · 24.8k · 412k · 1.2m
export function count(n) {
  if (n < 10_000) return n.toLocaleString("en");
  const [value, unit] = n < 1_000_000 ? [n / 1000, "k"] : [n / 1_000_000, "m"];
  return `${value < 100 ? (Math.floor(value * 10) / 10).toFixed(1).replace(/\.0$/, "") : Math.floor(value)}${unit}`;
}

export function clock(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

export function postUrl(id) {
  return `${window.location.origin}/p/${id}`;
}

export async function copyLink(url) {
  try {
    await navigator.clipboard.writeText(url);
    tell("Link copied");
  } catch {
    tell(url);
  }
}

export function isTyping(event) {
  return Boolean(event.target.closest?.("input, textarea, select, [contenteditable=true]"));
}

export function isSheetOpen() {
  return document.querySelector("dialog[open]") !== null;
}
