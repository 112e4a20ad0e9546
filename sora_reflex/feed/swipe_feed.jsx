// The vertical feed: one clip at a time, the next one ready, everything about it within a thumb's reach.
import { useCallback, useEffect, useRef, useState } from "react";
import { Icon } from "$/public/external/sora_reflex/ui/icons/icon.jsx";
import { Actions } from "./actions.jsx";
import { useDeeds, useKeys, useSound } from "./deeds.js";
import { Film } from "./film.jsx";
import { Horizon } from "./horizon.jsx";
import { useIsWide } from "./lib.js";
import { PostSheets } from "./post_sheets.jsx";
import { useActive, useGo, useMore, usePlace, useWheel } from "./scroll.js";

const BEHIND = 1;
const AHEAD = 2;
const POSTER_MS = 1500;

function nearnessOf(index, active) {
  if (index === active) return "active";
  if (index === active + 1) return "next";
  return index >= active - BEHIND && index <= active + AHEAD ? "near" : "far";
}

function useIsHidden() {
  const [isHidden, setHidden] = useState(false);
  useEffect(() => {
    const look = () => setHidden(document.hidden);
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, []);
  return isHidden;
}

// Whether the first poster is there; a slow one is not waited for too long.
function useIsLit() {
  const [isLit, setLit] = useState(false);
  const light = useCallback(() => setLit(true), []);
  useEffect(() => {
    const timer = setTimeout(light, POSTER_MS);
    return () => clearTimeout(timer);
  }, [light]);
  return [isLit, light];
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

function Turn({ at, slides, go }) {
  return (
    <div className="col gap8">
      <button type="button" className="ib s52 film" aria-label="Previous clip" disabled={at === 0} onClick={() => go(-1)}>
        <Icon name="chevron-up" size={22} />
      </button>
      <button type="button" className="ib s52 film" aria-label="Next clip" disabled={at >= slides - 1} onClick={() => go(1)}>
        <Icon name="chevron-down" size={22} />
      </button>
    </div>
  );
}

export function SwipeFeed(props) {
  const { cards, hasMore = false, isSignedIn = false, isSingle = false, ending, children } = props;
  const scroller = useRef(null);
  const films = useRef(new Map());
  const [pausedId, setPausedId] = useState("");
  const [isLit, light] = useIsLit();
  const isHidden = useIsHidden();
  const isWide = useIsWide();
  const sound = useSound();
  const hasEnding = Boolean(ending) && !hasMore;
  const slides = cards.length + Number(hasEnding);
  const at = useActive(scroller, slides);
  const card = cards[at];
  const isPaused = !card || pausedId === card.id || isHidden;
  const getVideo = useCallback(() => films.current.get(card?.id)?.current ?? null, [card?.id]);
  const register = useCallback((id, video) => {
    films.current.set(id, video);
    return () => films.current.delete(id);
  }, []);
  const togglePause = useCallback(() => setPausedId((was) => (was === card?.id ? "" : (card?.id ?? ""))), [card?.id]);
  const act = useDeeds(card, { ...props, isSignedIn, togglePause });
  const go = useGo(scroller, at, slides);
  const onWheel = useWheel(go);
  usePlace(scroller, cards, card, !isSingle);
  useMore(cards, at, hasMore, props.onEndReached);
  useKeys({ card, act, go, toggleSound: sound.toggle, isSingle });

  const horizon = card && (
    <Horizon
      getVideo={getVideo}
      card={card}
      isPaused={isPaused}
      onPause={togglePause}
      isWide={isWide}
      hasSun={isSignedIn}
      label="Place in the clip"
    />
  );

  return (
    <section className={`theatre ${isPaused && card ? "paused" : ""} ${card ? "" : "at-end"}`} onWheel={isWide ? onWheel : undefined}>
      {isWide && <Ambient card={card ?? cards.at(-1)} />}
      <div className="stage-area">
        <div className="stage" data-theme="dark">
          <header className="film-top">
            {children}
            {card && <SoundButton isMuted={sound.isMuted} isBlocked={sound.isBlocked} onPress={sound.toggle} />}
          </header>
          <div className="scroller" ref={scroller} tabIndex={-1}>
            {cards.map((item, index) => (
              <div className="slide" data-index={index} key={item.id} inert={index !== at}>
                <Film
                  card={item}
                  nearness={nearnessOf(index, at)}
                  isActive={index === at}
                  isPaused={isPaused}
                  isMuted={sound.isMuted}
                  isWide={isWide}
                  isLit={isLit}
                  register={register}
                  onLit={light}
                  onBlocked={sound.block}
                  act={act}
                />
              </div>
            ))}
            {hasEnding && (
              <div className="slide" data-index={cards.length} inert={card !== undefined}>
                {ending}
              </div>
            )}
          </div>
          {isWide && horizon}
        </div>
        {isWide && (
          <aside className="beside film">
            {!isSingle && <Turn at={at} slides={slides} go={go} />}
            <div className="grow" />
            {card && <Actions card={card} act={act} isWide />}
          </aside>
        )}
      </div>
      {!isWide && horizon}
      <PostSheets {...props} card={card} isSignedIn={isSignedIn} isWide={isWide} />
    </section>
  );
}
