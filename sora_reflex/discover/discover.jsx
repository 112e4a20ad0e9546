// Finding: a field that answers while one types, chips that narrow, and tags, people, sounds and clips below.
import "./discover.css";
import { useCallback, useEffect, useRef, useState } from "react";
import { Link } from "react-router";
import { Icon } from "$/public/external/sora_reflex/ui/icons/icon.jsx";
import { Grid } from "$/public/external/sora_reflex/feed/components/grid.jsx";
import { PeopleRows } from "$/public/external/sora_reflex/feed/people_parts/people.jsx";
import { useEnd } from "$/public/external/sora_reflex/ui/surfaces/end.js";
import { isSheetOpen, isTyping } from "$/public/external/sora_reflex/feed/components/lib.js";

// Long enough for the next letter to come, short enough to feel like an answer to this one.
const PAUSE_MS = 180;
const FIRST_ROWS = 3;
const LENGTHS = [
  ["short", "Up to 5 s"],
  ["middle", "6 to 10 s"],
  ["long", "Longer"],
];
const AGES = [
  ["day", "Today"],
  ["week", "This week"],
  ["month", "This month"],
];
const BOARDS = [
  ["rising", "Rising"],
  ["remixed", "Most remixed"],
  ["followed", "Most followed"],
];
const NONE = { q: "", length: "", engine: "", age: "", own: "" };

function readAddress() {
  const asked = new URLSearchParams(window.location.search);
  return Object.fromEntries(Object.keys(NONE).map((name) => [name, asked.get(name) ?? ""]));
}

// The address follows what is asked, so that the way back from a clip leads to the same answers.
function writeAddress(wish) {
  const said = new URLSearchParams(Object.entries(wish).filter(([, value]) => value));
  const query = said.toString();
  window.history.replaceState(window.history.state, "", `/discover${query ? `?${query}` : ""}`);
}

function Chip({ isOn, onPress, children }) {
  return (
    <button type="button" className={`chip ${isOn ? "on" : ""}`} aria-pressed={isOn} onClick={onPress}>
      {children}
    </button>
  );
}

function Filters({ wish, engines, onWish }) {
  const choice = (name, value, label) => (
    <Chip key={value} isOn={wish[name] === value} onPress={() => onWish({ [name]: wish[name] === value ? "" : value })}>
      {label}
    </Chip>
  );
  return (
    <div className="chips finder-chips" role="group" aria-label="Narrow the clips">
      {AGES.map(([value, label]) => choice("age", value, label))}
      <i />
      {LENGTHS.map(([value, label]) => choice("length", value, label))}
      <i />
      {choice("own", "1", "No remixes")}
      {engines.length > 1 && engines.map(({ name, label }) => choice("engine", name, label))}
    </div>
  );
}

function Tags({ tags, title }) {
  if (!tags.length) return null;
  return (
    <nav className="chips finder-tags" aria-label={title}>
      {tags.map(({ tag, count }) => (
        <Link key={tag} className="chip" to={`/tag/${encodeURIComponent(tag)}`} aria-label={`#${tag}, ${count} ${count === 1 ? "clip" : "clips"}`}>
          #{tag} <span className="i3">{count.toLocaleString("en")}</span>
        </Link>
      ))}
    </nav>
  );
}

// The first rows of a list; the rest when it is asked for.
function Few({ title, what, rows, isOpen, onOpen, children }) {
  if (!rows.length) return null;
  const shown = isOpen ? rows : rows.slice(0, FIRST_ROWS);
  return (
    <section className="finder-people">
      <h2 className="title">{title}</h2>
      {children(shown)}
      {shown.length < rows.length && (
        <button type="button" className="btn quiet s36" onClick={onOpen}>
          Show more {what}
        </button>
      )}
    </section>
  );
}

function People({ rows, isOpen, hasMore, onEndReached, who, ...few }) {
  return (
    <Few what="people" rows={rows} isOpen={isOpen} {...few}>
      {(shown) => <PeopleRows rows={shown} hasMore={isOpen && hasMore} onEndReached={onEndReached} {...who} />}
    </Few>
  );
}

function Sound({ row }) {
  const { id, person, title, thumbnail_url: thumbnail, color, uses } = row;
  const used = uses === 0 ? "not used again yet" : uses === 1 ? "1 clip uses it" : `${uses.toLocaleString("en")} clips use it`;
  return (
    <li className="person-row">
      <Link to={`/sound/${id}`} className="row gap12 grow person-link">
        <span className="thumb finder-sound" style={{ backgroundColor: color }}>
          <img src={thumbnail} alt="" loading="lazy" />
          <Icon name="music" size={20} />
        </span>
        <span className="col grow">
          <span className="b">
            <span className="ell">{title}</span>
          </span>
          <span className="t13 i3 ell">
            Sound of @{person.handle} · {used}
          </span>
        </span>
      </Link>
    </li>
  );
}

function Sounds({ rows, isOpen, hasMore, onEndReached, onOpen }) {
  const end = useEnd(isOpen && hasMore, rows.length, onEndReached);
  return (
    <Few title="Sounds" what="sounds" rows={rows} isOpen={isOpen} onOpen={onOpen}>
      {(shown) => (
        <>
          <ul className="people">
            {shown.map((row) => (
              <Sound key={row.id} row={row} />
            ))}
          </ul>
          <div ref={end} />
        </>
      )}
    </Few>
  );
}

function Nothing({ q, isNarrowed, onClear }) {
  return (
    <div className="empty">
      <h2 className="title">{q ? "Nothing found" : "Nothing here yet"}</h2>
      <p>
        {isNarrowed ? "No clip is like that. Narrow it less." : q ? "Try other words, or fewer." : "What is posted for everybody comes here."}
      </p>
      {isNarrowed && (
        <div className="acts">
          <button type="button" className="btn soft" onClick={onClear}>
            Show every clip
          </button>
        </div>
      )}
    </div>
  );
}

function Waiting() {
  return (
    <>
      <div className="grid">
        {Array.from({ length: 6 }, (_, n) => (
          <div key={n} className="sk tile" />
        ))}
      </div>
      <span className="sr" role="status">
        Loading
      </span>
    </>
  );
}

function Field({ value, onChange }) {
  const input = useRef(null);
  useEffect(() => {
    const press = (event) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || isTyping(event) || isSheetOpen()) return;
      event.preventDefault();
      input.current?.focus();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
  return (
    <form className="finder-field" role="search" onSubmit={(event) => (event.preventDefault(), input.current?.blur())}>
      <div className="field">
        <Icon name="search" size={20} />
        <input
          ref={input}
          type="search"
          enterKeyHint="search"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck="false"
          maxLength={120}
          aria-label="Search clips, people, sounds and tags"
          placeholder="Clips, people, sounds, #tags"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
        {value && (
          <button type="button" className="ib s32" aria-label="Empty the field" onClick={() => (onChange(""), input.current?.focus())}>
            <Icon name="x" size={18} />
          </button>
        )}
      </div>
    </form>
  );
}

// What is asked, and asking it: at once for a chip, after a pause for a letter.
function useWish(onSearch) {
  const [wish, setWish] = useState(NONE);
  const timer = useRef(0);
  useEffect(() => {
    setWish(readAddress());
    return () => clearTimeout(timer.current);
  }, []);
  const change = useCallback(
    (part) => {
      const next = { ...wish, ...part };
      setWish(next);
      writeAddress(next);
      clearTimeout(timer.current);
      const ask = () => onSearch(next.q, next.length, next.engine, next.age, next.own === "1");
      timer.current = setTimeout(ask, "q" in part && part.q ? PAUSE_MS : 0);
    },
    [wish, onSearch],
  );
  return [wish, change];
}

export function Finder({ answered, readAs, tiles, people, sounds, tags, suggestions, engines, isLoaded, hasMore, hasMorePeople, hasMoreSounds, isSignedIn, followed, ...on }) {
  const [wish, change] = useWish(on.onSearch);
  const [openFor, setOpenFor] = useState({});
  const asked = answered;
  // Opened for one question, a list is short again for the next.
  const opening = (list) => ({ isOpen: openFor[list] === answered, onOpen: () => setOpenFor({ ...openFor, [list]: answered }) });
  const isNarrowed = Boolean(wish.length || wish.engine || wish.age || wish.own);
  const who = { isSignedIn, followed, onFollow: on.onFollow };
  const clear = () => change({ length: "", engine: "", age: "", own: "" });
  return (
    <div className="finder">
      <h1 className="sr">Discover</h1>
      <Field value={wish.q} onChange={(q) => change({ q })} />
      {isLoaded && !asked && (
        <nav className="finder-boards" aria-label="Leaderboards">
          {BOARDS.map(([kind, label]) => (
            <Link key={kind} to={`/discover/${kind}`}>
              {label} <Icon name="chevron-right" size={16} />
            </Link>
          ))}
        </nav>
      )}
      {isLoaded && <Tags tags={tags} title={asked ? "Tags" : "Trending tags"} />}
      <Filters wish={wish} engines={engines} onWish={change} />
      {!isLoaded ? (
        <Waiting />
      ) : (
        <div className={wish.q.trim() === answered ? "" : "finder-late"}>
          <p className="sr" role="status">
            {asked ? `${people.length} people, ${sounds.length} sounds and ${tiles.length}${hasMore ? " or more" : ""} clips for ${asked}` : ""}
          </p>
          {readAs && (
            <p className="finder-read i2">
              Nothing says “{asked}”. This is for <b>{readAs}</b>.
            </p>
          )}
          {asked ? (
            <>
              <People title="People" rows={people} {...opening("people")} hasMore={hasMorePeople} onEndReached={on.onMorePeople} who={who} />
              <Sounds rows={sounds} {...opening("sounds")} hasMore={hasMoreSounds} onEndReached={on.onMoreSounds} />
            </>
          ) : (
            <People title="People you may like" rows={suggestions} {...opening("people")} who={who} />
          )}
          {tiles.length > 0 ? (
            <section>
              <h2 className="title finder-title">{asked ? "Clips" : "New clips"}</h2>
              <Grid tiles={tiles} hasMore={hasMore} onEndReached={on.onMore} />
            </section>
          ) : (
            (isNarrowed || !(people.length || sounds.length)) && <Nothing q={asked} isNarrowed={isNarrowed} onClear={clear} />
          )}
        </div>
      )}
    </div>
  );
}
