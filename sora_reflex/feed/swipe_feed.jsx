// The vertical feed: one clip at a time, the next one ready, everything about it within a thumb's reach.
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useLocation, useNavigate } from "react-router";
import { Icon } from "$/public/external/sora_reflex/ui/icons/icon.jsx";
import { openSheet } from "$/public/external/sora_reflex/ui/surfaces/sheet.jsx";
import { useConnection } from "$/public/external/sora_reflex/ui/surfaces/connection.jsx";
import { Actions } from "./actions.jsx";
import { Film } from "./film.jsx";
import { Horizon } from "./horizon.jsx";
import { PostSheets } from "./post_menu.jsx";
import { isSheetOpen, isTyping, postUrl, setMuted, share, useIsStill, useIsWide, useMuted } from "./lib.js";
import { useWishes } from "./wishes.js";

const BEHIND = 1;
const AHEAD = 2;
const NEAR_END = 3;
const IN_VIEW = 0.6;
const WHEEL_REST_MS = 450;
const WHEEL_MIN = 12;
const ON_THE_WAY_MS = 600;
const POSTER_MS = 1500;

// Where each feed was left, for who comes back from a profile; a page that is loaded anew starts from the top.
const leftAt = new Map();

function nearnessOf(index, active) {
  if (index === active) return "active";
  if (index === active + 1) return "next";
  return index >= active - BEHIND && index <= active + AHEAD ? "near" : "far";
}

function useActive(scroller, length) {
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

function Ambient({ card }) {
  const [layers, setLayers] = useState([]);
  useEffect(() => {
    const url = card?.thumbnail_url || card?.poster_url;
    if (url) setLayers((now) => (now.at(-1) === url ? now : [...now.slice(-1), url]));
  }, [card?.thumbnail_url, card?.poster_url]);
  return (
    <div className="ambient" aria-hidden="true">
      {layers.map((url) => (
        <img key={url} src={url} alt="" />
      ))}
    </div>
  );
}

function SoundButton({ isMuted, isBlocked, onPress }) {
  return (
    <button
      type="button"
      className={`ib plain sound ${isBlocked ? "blocked" : ""}`}
      aria-label={isMuted ? "Turn the sound on" : "Turn the sound off"}
      aria-pressed={!isMuted}
      onClick={onPress}
    >
      <Icon name={isMuted ? "volume-x" : "volume-2"} size={24} />
    </button>
  );
}

export function SwipeFeed({
  cards,
  hasMore = false,
  isSignedIn = false,
  liked,
  followed,
  isSingle = false,
  ending,
  children,
  onEndReached,
  onLike,
  onFollow,
  onEdit,
  onDelete,
}) {
  const scroller = useRef(null);
  const films = useRef(new Map());
  const asked = useRef("");
  const wheelAt = useRef(0);
  const heading = useRef({ index: 0, at: -ON_THE_WAY_MS });
  const [pausedId, setPausedId] = useState("");
  const [isBlocked, setBlocked] = useState(false);
  const [isHidden, setHidden] = useState(false);
  const [isLit, setLit] = useState(false);
  const [likeState, wantLike] = useWishes(liked, "liked");
  const [followState, wantFollow] = useWishes(followed, "following");
  const isMuted = useMuted();
  const isWide = useIsWide();
  const isStill = useIsStill();
  const { isAway } = useConnection();
  const { pathname, key } = useLocation();
  const navigate = useNavigate();
  const slides = cards.length + (ending && !hasMore ? 1 : 0);
  const at = useActive(scroller, slides);
  const card = cards[at];
  const isPaused = !card || pausedId === card.id || isHidden;
  const getVideo = useCallback(() => films.current.get(card?.id)?.current ?? null, [card?.id]);
  const register = useCallback((id, video) => {
    films.current.set(id, video);
    return () => films.current.delete(id);
  }, []);

  // Presses that come while the last one is still on its way add to it.
  const go = useCallback(
    (step) => {
      const root = scroller.current;
      const from = performance.now() - heading.current.at < ON_THE_WAY_MS ? heading.current.index : at;
      const index = Math.min(slides - 1, Math.max(0, from + step));
      heading.current = { index, at: performance.now() };
      const slide = root?.querySelector(`[data-index="${index}"]`);
      if (slide) root.scrollTo({ top: slide.offsetTop, behavior: isStill ? "auto" : "smooth" });
    },
    [at, slides, isStill],
  );

  useLayoutEffect(() => {
    const index = cards.findIndex((item) => item.id === leftAt.get(pathname));
    if (index > 0) scroller.current.scrollTop = index * scroller.current.clientHeight;
  }, []);

  useEffect(() => {
    if (card && !isSingle) leftAt.set(pathname, card.id);
  }, [card?.id, pathname, isSingle]);

  // Pressed while it is open, a feed goes back to its top.
  const visit = useRef(key);
  useEffect(() => {
    if (visit.current === key) return;
    visit.current = key;
    scroller.current.scrollTo({ top: 0, behavior: isStill ? "auto" : "smooth" });
  }, [key, isStill]);

  useEffect(() => {
    const last = cards.at(-1)?.id ?? "";
    if (hasMore && cards.length - at <= NEAR_END && asked.current !== last) {
      asked.current = last;
      onEndReached?.();
    }
  }, [at, cards, hasMore, onEndReached]);

  const light = useCallback(() => setLit(true), []);
  useEffect(() => {
    const timer = setTimeout(light, POSTER_MS);
    return () => clearTimeout(timer);
  }, [light]);

  useEffect(() => {
    const look = () => setHidden(document.hidden);
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, []);

  const act = useMemo(() => {
    const member = (deed) => (isSignedIn ? deed() : openSheet("join"));
    return {
      isAway,
      likeOf: ({ id, is_liked, like_count }) => {
        const { is, ...rest } = likeState(id, { is: is_liked, count: like_count });
        return { liked: is, ...rest };
      },
      followOf: ({ maker, is_following }) => ({
        following: followState(maker.handle, { is: is_following, count: 0 }).is,
      }),
      like: (is) =>
        member(() => {
          const now = likeState(card.id, { is: card.is_liked, count: card.like_count });
          if (now.is === is) return;
          wantLike(card.id, is);
          onLike?.(card.id, is);
        }),
      follow: (is) =>
        member(() => {
          wantFollow(card.maker.handle, is);
          onFollow?.(card.maker.handle, is);
        }),
      visit: () => navigate(`/@${card.maker.handle}`),
      share: () => share(postUrl(card.id), card.caption || card.title),
      more: () => openSheet("post"),
      togglePause: () => setPausedId((was) => (was === card.id ? "" : card.id)),
    };
  }, [card, isSignedIn, isAway, likeState, followState, wantLike, wantFollow, onLike, onFollow, navigate]);

  const toggleSound = useCallback(() => {
    setBlocked(false);
    setMuted(!isMuted);
  }, [isMuted]);

  const block = useCallback(() => {
    // The browser refuses sound before a first touch: the wish is kept, and this visit starts without.
    setBlocked(true);
    setMuted(true, false);
  }, []);

  useEffect(() => {
    const press = (event) => {
      if (isTyping(event) || isSheetOpen() || event.metaKey || event.ctrlKey || event.altKey) return;
      const onControl = event.target.closest?.("button, a, [role=slider]");
      const deeds = {
        ArrowDown: () => go(1),
        j: () => go(1),
        PageDown: () => go(1),
        ArrowUp: () => go(-1),
        k: () => go(-1),
        PageUp: () => go(-1),
        " ": () => !onControl && card && act.togglePause(),
        l: () => card && act.like(!act.likeOf(card).liked),
        m: toggleSound,
        s: () => card && act.share(),
        "?": () => openSheet("keys"),
        Escape: () => isSingle && navigate(window.history.length > 1 ? -1 : "/"),
      };
      const deed = deeds[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (!deed || (event.key === " " && onControl)) return;
      event.preventDefault();
      deed();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [go, act, card, toggleSound, isSingle, navigate]);

  // On a desktop the wheel turns clips wherever it is: one at a time, however long it rolls.
  const onWheel = (event) => {
    if (Math.abs(event.deltaY) < WHEEL_MIN || event.timeStamp - wheelAt.current < WHEEL_REST_MS) return;
    if (event.target.closest?.(".caption.whole, dialog")) return;
    wheelAt.current = event.timeStamp;
    go(Math.sign(event.deltaY));
  };

  const actions = card && {
    card,
    like: act.likeOf(card),
    follow: act.followOf(card),
    isAway,
    onLike: act.like,
    onFollow: act.follow,
    onShare: act.share,
    onMore: act.more,
  };

  return (
    <section className={`theatre ${isPaused && card ? "paused" : ""} ${card ? "" : "at-end"}`} onWheel={isWide ? onWheel : undefined}>
      {isWide && <Ambient card={card ?? cards.at(-1)} />}
      <div className="stage-area">
        <div className="stage" data-theme="dark">
          <header className="film-top">
            {children}
            {card && <SoundButton isMuted={isMuted} isBlocked={isBlocked} onPress={toggleSound} />}
          </header>
          <div className="scroller" ref={scroller} tabIndex={-1}>
            {cards.map((item, index) => (
              <div className="slide" data-index={index} key={item.id} inert={index !== at}>
                <Film
                  card={item}
                  nearness={nearnessOf(index, at)}
                  isActive={index === at}
                  isPaused={isPaused}
                  isMuted={isMuted}
                  isWide={isWide}
                  isLit={isLit}
                  register={register}
                  onLit={light}
                  onBlocked={block}
                  act={act}
                />
              </div>
            ))}
            {ending && !hasMore && (
              <div className="slide" data-index={cards.length} inert={card !== undefined}>
                {ending}
              </div>
            )}
          </div>
          {card && isWide && (
            <Horizon getVideo={getVideo} card={card} isPaused={isPaused} onPause={act.togglePause} isWide label="Place in the clip" />
          )}
        </div>
        {isWide && (
          <aside className="beside film">
            {!isSingle && (
              <div className="col gap8">
                <button type="button" className="ib s52 film" aria-label="Previous clip" disabled={at === 0} onClick={() => go(-1)}>
                  <Icon name="chevron-up" size={22} />
                </button>
                <button
                  type="button"
                  className="ib s52 film"
                  aria-label="Next clip"
                  disabled={at >= slides - 1}
                  onClick={() => go(1)}
                >
                  <Icon name="chevron-down" size={22} />
                </button>
              </div>
            )}
            <div className="grow" />
            {actions && <Actions {...actions} isWide />}
          </aside>
        )}
      </div>
      {card && !isWide && (
        <Horizon getVideo={getVideo} card={card} isPaused={isPaused} onPause={act.togglePause} hasSun={isSignedIn} label="Place in the clip" />
      )}
      <PostSheets card={card} isSignedIn={isSignedIn} isWide={isWide} onEdit={onEdit} onDelete={onDelete} here={pathname} />
    </section>
  );
}
