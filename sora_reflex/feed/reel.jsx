// Public clips one after the other, silent: the light behind the words of the landing.
import { useEffect, useRef, useState } from "react";
import { useIsStill } from "$/public/external/sora_reflex/feed/components/lib.js";

// Asks again every few seconds while there is nothing to show and somebody looks.
export function Again({ seconds = 10, onAgain }) {
  useEffect(() => {
    const timer = setInterval(() => document.hidden || onAgain?.(), seconds * 1000);
    return () => clearInterval(timer);
  }, [seconds, onAgain]);
  return null;
}

export function Reel({ cards = [], children }) {
  const [at, setAt] = useState(0);
  const [isLit, setLit] = useState(false);
  const video = useRef(null);
  const isStill = useIsStill();
  const card = cards[at % Math.max(1, cards.length)];

  useEffect(() => {
    video.current?.play().catch(() => {});
  }, [card?.id]);

  if (!card) return <div className="reel unlit">{children}</div>;
  return (
    <>
      <img className="reel-ambient" src={card.thumbnail_url} alt="" aria-hidden="true" />
      <div className="reel" style={{ backgroundColor: card.color }}>
        <img key={`poster-${card.id}`} src={card.poster_url} alt="" fetchPriority="high" onLoad={() => setLit(true)} />
        {!isStill && isLit && (
          <video
            key={card.id}
            ref={video}
            src={card.film_url}
            muted
            playsInline
            autoPlay
            disableRemotePlayback
            loop={cards.length === 1}
            onEnded={() => setAt((now) => now + 1)}
            aria-label={`A clip by ${card.maker.display_name}: ${card.caption || card.title}`}
          />
        )}
        <span className="reel-maker">
          <span className="b">@{card.maker.handle}</span> {card.caption || card.title}
        </span>
      </div>
    </>
  );
}
