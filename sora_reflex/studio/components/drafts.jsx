// One clip to look at closely, and the caption under which it is posted.
import { useEffect, useRef, useState } from "react";
import { Icon } from "$/public/external/sora_reflex/ui/icons/icon.jsx";
import "./drafts.css";

function say(seconds) {
  const whole = Math.floor(seconds || 0);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

export function ClipPlayer({ film, poster, captions, width, height, color, label }) {
  const video = useRef(null);
  const [isPlaying, setPlaying] = useState(false);
  const [at, setAt] = useState(0);
  const [length, setLength] = useState(0);

  useEffect(() => {
    let frame;
    const tick = () => {
      setAt(video.current?.currentTime ?? 0);
      frame = requestAnimationFrame(tick);
    };
    if (isPlaying) tick();
    return () => cancelAnimationFrame(frame);
  }, [isPlaying]);

  const press = () => {
    const node = video.current;
    if (node.paused) node.play().catch(() => setPlaying(false));
    else node.pause();
  };
  return (
    <figure className={`clip ${width > height ? "landscape" : ""}`} style={{ background: color, "--ratio": width / height }}>
      <video
        ref={video}
        src={film}
        poster={poster}
        playsInline
        loop
        preload="metadata"
        aria-label={label}
        onClick={press}
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onLoadedMetadata={(event) => setLength(event.currentTarget.duration)}
      >
        {captions && <track kind="captions" src={captions} srcLang="en" label="Words" default />}
      </video>
      {!isPlaying && (
        <button type="button" className="clip-play" aria-label={`Play ${label}`} onClick={press}>
          <Icon name="play" size={30} />
        </button>
      )}
      <div className="clip-line">
        <button type="button" className="ib" aria-label={isPlaying ? "Pause" : "Play"} onClick={press}>
          <Icon name={isPlaying ? "pause" : "play"} size={20} />
        </button>
        <input
          type="range"
          min={0}
          max={length || 1}
          step={0.01}
          value={at}
          aria-label="Where in the clip"
          style={{ "--at": `${length ? (at / length) * 100 : 0}%` }}
          onChange={(event) => {
            video.current.currentTime = Number(event.target.value);
            setAt(Number(event.target.value));
          }}
        />
        <span className="t12">
          {say(at)} / {say(length)}
        </span>
      </div>
    </figure>
  );
}

export function PostForm({ caption, limit, children, onKeep, onPost }) {
  const [text, setText] = useState(caption ?? "");
  const [isSent, setSent] = useState(false);
  const post = (event) => {
    event.preventDefault();
    if (isSent || text.length > limit) return;
    setSent(true);
    setTimeout(() => setSent(false), 2000);
    onPost?.(text);
  };
  return (
    <form className="post-form" onSubmit={post}>
      <label className="label" htmlFor="caption">
        Caption
      </label>
      <div className="field">
        <textarea
          id="caption"
          value={text}
          maxLength={limit}
          placeholder="Say a word about it, or nothing"
          onChange={(event) => setText(event.target.value)}
          onBlur={() => onKeep?.(text)}
        />
      </div>
      <p className="t12 i3 right">
        {text.length} / {limit}
      </p>
      {children}
      <button type="submit" className="btn solid s52 full" aria-busy={isSent}>
        Post
      </button>
    </form>
  );
}
