// The head of a sound's page: what it came with, how it is heard, and the way to a clip with it.
import "./sound.css";
import { useEffect, useRef, useState } from "react";
import { Link } from "react-router";
import { Icon } from "$/public/external/sora_reflex/ui/icons/icon.jsx";
import { openSheet } from "$/public/external/sora_reflex/ui/surfaces/sheet.jsx";
import { tell } from "$/public/external/sora_reflex/ui/surfaces/toaster.jsx";

// The film is played as a sound: nothing else of it is fetched twice, and where one is stays on the clip's lower edge.
function Listen({ card }) {
  const audio = useRef(null);
  const line = useRef(null);
  const [isPlaying, setPlaying] = useState(false);
  useEffect(() => {
    if (!isPlaying) return undefined;
    let frame = 0;
    const draw = () => {
      if (!audio.current) return; // whoever leaves while it plays is gone before the last frame is called off
      const { currentTime, duration } = audio.current;
      line.current.style.scale = `${duration ? currentTime / duration : 0} 1`;
      frame = requestAnimationFrame(draw);
    };
    draw();
    return () => cancelAnimationFrame(frame);
  }, [isPlaying]);
  const press = () => {
    if (isPlaying) audio.current.pause();
    else audio.current.play().catch(() => tell("This sound does not play right now."));
  };
  return (
    <button type="button" className="sound-clip" style={{ backgroundColor: card.color }} aria-pressed={isPlaying} aria-label="Play the sound" onClick={press}>
      <img src={card.thumbnail_url || card.poster_url} alt="" />
      <span className="film-plate">
        <Icon name={isPlaying ? "pause" : "play"} size={24} isFilled />
      </span>
      <i ref={line} />
      <audio ref={audio} src={card.film_url} preload="none" onPlay={() => setPlaying(true)} onPause={() => setPlaying(false)} />
    </button>
  );
}

export function SoundHead({ card, uses = 0, isSignedIn = false }) {
  if (!card) return null;
  const title = `Sound of @${card.maker.handle}`;
  const use = () => openSheet("create", { sound: card.id, sound_title: title, thumbnail: card.thumbnail_url });
  return (
    <header className="sound-head">
      <Listen card={card} />
      <div className="sound-words">
        <h1 className="title">{title}</h1>
        <p className="i2 pretty">
          It came with <Link to={`/p/${card.id}`}>{card.caption || card.title}</Link>
        </p>
        {uses > 0 && <p className="t13 i3">{uses === 1 ? "1 clip uses it" : `${uses.toLocaleString("en")} clips use it`}</p>}
        {isSignedIn && !card.sound_refusal && (
          <button type="button" className="btn solid" onClick={use}>
            <Icon name="music" size={18} />
            Use this sound
          </button>
        )}
        {card.sound_refusal && <p className="t13 i2">{card.sound_refusal}</p>}
      </div>
    </header>
  );
}
