// What is said in a clip, in our own type: shown while the sound is off.
import { useEffect, useState } from "react";

function seconds(stamp) {
  return stamp.split(":").reduce((total, part) => total * 60 + Number(part), 0);
}

// WebVTT as finishing writes it: times, then lines; settings and voices are not shown.
export function parseCues(text) {
  return text
    .replace(/\r/g, "")
    .split("\n\n")
    .flatMap((block) => {
      const lines = block.split("\n");
      const at = lines.findIndex((line) => line.includes("-->"));
      if (at < 0) return [];
      const [from, to] = lines[at].split("-->").map((part) => seconds(part.trim().split(" ")[0]));
      const words = lines
        .slice(at + 1)
        .join(" ")
        .replace(/<[^>]*>/g, "")
        .trim();
      return words ? [{ from, to, words }] : [];
    });
}

export function Subtitles({ url, getVideo, isShown }) {
  const [cues, setCues] = useState([]);
  const [words, setWords] = useState("");

  useEffect(() => {
    if (!url || !isShown) return undefined;
    const stop = new AbortController();
    fetch(url, { signal: stop.signal })
      .then((answer) => (answer.ok ? answer.text() : ""))
      .then((text) => setCues(parseCues(text)))
      .catch(() => setCues([]));
    return () => stop.abort();
  }, [url, isShown]);

  useEffect(() => {
    if (!isShown || cues.length === 0) {
      setWords("");
      return undefined;
    }
    const look = () => {
      const now = getVideo()?.currentTime ?? -1;
      setWords(cues.find((cue) => now >= cue.from && now < cue.to)?.words ?? "");
    };
    look();
    const timer = setInterval(look, 100);
    return () => clearInterval(timer);
  }, [cues, isShown, getVideo]);

  return (
    <div className="subtitles" aria-live="off">
      {words && <span>{words}</span>}
    </div>
  );
}
