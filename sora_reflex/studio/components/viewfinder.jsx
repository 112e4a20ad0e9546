// What of a scene is understood, while it is typed: a still of it, a line in words, and what would be left out.
import { useEffect, useRef, useState } from "react";
import { Icon } from "$/public/external/sora_reflex/ui/icons/icon.jsx";

const PAUSE_MS = 500;
const CHOSEN_MS = 60;
const AGAIN_MS = 4000;
const SHORTEST = 3;
const NOTHING = { number: 0, wish: "" };

// Asks for a still when typing pauses; gives the last one that answered, and whether a newer one is due or on its way.
// No keystroke sets a state here: React gives up on a page where fifty in a row leave one to be set.
function useStill({ text, area, shape, seconds, take, ways, still, stillNumber, onLook }) {
  const [asked, setAsked] = useState(NOTHING);
  const [seen, setSeen] = useState(null);
  const [seed, setSeed] = useState("");
  const [opened, setOpened] = useState(0);
  const looked = useRef("");
  const look = useRef(null);
  look.current = onLook;
  const isWished = Boolean(take) && text.trim().length >= SHORTEST;
  const wish = JSON.stringify([text, shape, seconds, take, seed, ways, opened]);

  useEffect(() => {
    const form = area.current.form;
    const hear = (event) => event.target.name === "seed" && setSeed(event.target.value);
    const open = () => setOpened(Date.now());
    form.addEventListener("input", hear);
    window.addEventListener("sheet:create", open);
    return () => {
      form.removeEventListener("input", hear);
      window.removeEventListener("sheet:create", open);
    };
  }, [area]);

  useEffect(() => {
    if (!isWished) {
      setAsked(NOTHING);
      setSeen(null);
    }
  }, [isWished]);

  useEffect(() => {
    if (!isWished) return undefined;
    const timer = setTimeout(
      () => {
        if (!area.current?.closest("dialog")?.open) return;
        const number = Date.now();
        looked.current = text;
        setAsked({ number, wish });
        look.current?.(number, text, shape, seconds, seed, ways);
      },
      text === looked.current ? CHOSEN_MS : PAUSE_MS,
    );
    return () => clearTimeout(timer);
  }, [wish, isWished, area]);

  // Only the newest wish counts: an answer to an older one replaces nothing.
  useEffect(() => {
    if (!asked.number || stillNumber !== asked.number) return undefined;
    setSeen(still.key ? still : null);
    if (still.key) return undefined;
    // Nobody answered: whoever draws may be on its way back.
    const timer = setTimeout(() => setOpened(Date.now()), AGAIN_MS);
    return () => clearTimeout(timer);
  }, [asked, stillNumber, still]);
  return [seen, isWished && (asked.wish !== wish || stillNumber !== asked.number)];
}

// The picture fades over the one before it once it is decoded; until there is one, a sun waits behind the horizon.
function Still({ url, isWaiting, onAgain }) {
  const [layers, setLayers] = useState([]);
  useEffect(() => {
    if (!url) {
      setLayers([]);
      return undefined;
    }
    let isWanted = true;
    const image = new Image();
    image.src = url;
    image.decode().then(
      () => isWanted && setLayers((was) => [...was.filter((one) => one !== url).slice(-1), url]),
      () => {},
    );
    return () => (isWanted = false);
  }, [url]);
  const isLooking = isWaiting || (url && layers.at(-1) !== url);
  return (
    <div className={`still${isLooking ? " looking" : ""}`}>
      {layers.map((one) => (
        <img key={one} src={one} alt="" />
      ))}
      {layers.length > 0 && (
        <>
          <span className="fchip s24">Preview</span>
          <button type="button" className="still-again" aria-label="Another take" title="Another take" onClick={onAgain}>
            <Icon name="dices" size={18} />
          </button>
        </>
      )}
    </div>
  );
}

function Gist({ seen }) {
  const leftOut = seen?.left_out?.join(", ");
  return (
    <div className="gist" role="status">
      {seen?.refusal ? (
        <p className="refusal">{seen.refusal}</p>
      ) : (
        seen?.url && (
          <>
            <p>{seen.gist.join("\u00a0· ")}</p>
            {leftOut && (
              <p className="i3" title={leftOut}>
                Not in the animatic: {leftOut}
              </p>
            )}
          </>
        )
      )}
    </div>
  );
}

export default function Viewfinder({ onAgain, ...scene }) {
  const [seen, isWaiting] = useStill(scene);
  const again = () => {
    scene.area.current.form.elements.seed.value = "";
    onAgain?.();
  };
  return (
    <>
      <Still url={seen?.url ?? ""} isWaiting={isWaiting} onAgain={again} />
      <div className="prompt-foot">
        {!seen?.url && !seen?.refusal && <p className="i3">Words in “quotes” are spoken.</p>}
        <Gist seen={seen} />
      </div>
    </>
  );
}
