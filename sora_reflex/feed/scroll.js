// Where in the feed the person is: the clip in view, moving by keys and wheel, coming back, asking for more.
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useLocation } from "react-router";
import { useIsStill } from "./lib.js";

const IN_VIEW = 0.6;
const NEAR_END = 3;
const ON_THE_WAY_MS = 600;
const WHEEL_REST_MS = 450;
const WHEEL_MIN = 12;

// Where each feed was left, for who comes back from a profile; a page that is loaded anew starts from the top.
const leftAt = new Map();

export function useActive(scroller, length) {
  const [active, setActive] = useState(0);
  useEffect(() => {
    const root = scroller.current;
    const observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) if (entry.isIntersecting) setActive(Number(entry.target.dataset.index));
      },
      { root, threshold: IN_VIEW },
    );
    root.querySelectorAll("[data-index]").forEach((slide) => observer.observe(slide));
    return () => observer.disconnect();
  }, [scroller, length]);
  return Math.min(active, Math.max(0, length - 1));
}

// Presses that come while the last one is still on its way add to it.
export function useGo(scroller, at, slides) {
  const heading = useRef({ index: 0, at: -ON_THE_WAY_MS });
  const isStill = useIsStill();
  return useCallback(
    (step) => {
      const root = scroller.current;
      const from = performance.now() - heading.current.at < ON_THE_WAY_MS ? heading.current.index : at;
      const index = Math.min(slides - 1, Math.max(0, from + step));
      heading.current = { index, at: performance.now() };
      const slide = root?.querySelector(`[data-index="${index}"]`);
      if (slide) root.scrollTo({ top: slide.offsetTop, behavior: isStill ? "auto" : "smooth" });
    },
    [scroller, at, slides, isStill],
  );
}

// On a desktop the wheel turns clips wherever it is: one at a time, however long it rolls.
export function useWheel(go) {
  const last = useRef(0);
  return (event) => {
    if (Math.abs(event.deltaY) < WHEEL_MIN || event.timeStamp - last.current < WHEEL_REST_MS) return;
    if (event.target.closest?.(".caption.whole, dialog")) return;
    last.current = event.timeStamp;
    go(Math.sign(event.deltaY));
  };
}

// Comes back to the clip that was left; a feed that is pressed while it is open goes back to its top.
export function usePlace(scroller, cards, card, isKept) {
  const { pathname, key } = useLocation();
  const isStill = useIsStill();
  const visit = useRef(key);

  useLayoutEffect(() => {
    const index = cards.findIndex((item) => item.id === leftAt.get(pathname));
    if (index > 0) scroller.current.scrollTop = index * scroller.current.clientHeight;
  }, []);

  useEffect(() => {
    if (card && isKept) leftAt.set(pathname, card.id);
  }, [card?.id, pathname, isKept]);

  useEffect(() => {
    if (visit.current === key) return;
    visit.current = key;
    scroller.current.scrollTo({ top: 0, behavior: isStill ? "auto" : "smooth" });
  }, [scroller, key, isStill]);
}

export function useMore(cards, at, hasMore, onEndReached) {
  const asked = useRef("");
  useEffect(() => {
    const last = cards.at(-1)?.id ?? "";
    if (hasMore && cards.length - at <= NEAR_END && asked.current !== last) {
      asked.current = last;
      onEndReached?.();
    }
  }, [at, cards, hasMore, onEndReached]);
}
