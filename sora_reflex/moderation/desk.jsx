// The operators' desk: what waits, what there is to see of it, and what is done about it; J and K go on and back.
import "./order.css";
import { useEffect } from "react";
import { Link } from "react-router";
import { Icon } from "$/public/external/sora_reflex/ui/icons/icon.jsx";
import { Avatar } from "$/public/external/sora_reflex/ui/labels/face.jsx";
import { LocalTime } from "$/public/external/sora_reflex/ui/labels/local_time.jsx";
import { useEnd } from "$/public/external/sora_reflex/ui/surfaces/end.js";
import { Acts } from "./acts.jsx";

const ICONS = { post: "film", comment: "message-circle", account: "user", conversation: "message-circle" };
const DEEDS = { hide: "hid it", restore: "showed it again", remove: "removed it", leave: "left it" };

function Waiting({ row, isChosen, onChoose }) {
  return (
    <button type="button" className="review-case" aria-current={isChosen} onClick={() => onChoose(row.subject, row.id)}>
      {row.thumbnail_url ? (
        <img className="review-thumb" src={row.thumbnail_url} alt="" />
      ) : (
        <span className="review-thumb">
          <Icon name={ICONS[row.subject]} size={20} />
        </span>
      )}
      <span className="col grow">
        <span className="row gap8">
          <span className="b ell grow">{row.person ? `@${row.person.handle}` : "Somebody who left"}</span>
          <LocalTime at={row.since} className="t12 i3" />
        </span>
        <span className="t13 i2 two-lines">{["comment", "conversation"].includes(row.subject) ? row.text : row.title}</span>
        <span className="row gap4 wrap">
          <span className="tag no">{row.reports === 1 ? "1 report" : `${row.reports} reports`}</span>
          {row.is_hidden && <span className="tag ask">Hidden</span>}
          {row.is_gone && <span className="tag">Gone</span>}
        </span>
      </span>
    </button>
  );
}

function Evidence({ row }) {
  return (
    <section className="review-see" aria-label="What it is">
      {row.film_url ? (
        <video className="review-film" key={row.film_url} src={row.film_url} poster={row.poster_url} controls playsInline loop />
      ) : (
        <p className="review-words">{row.is_gone ? "It is gone." : row.text || row.title}</p>
      )}
    </section>
  );
}

function Facts({ row }) {
  const facts = [
    ["Reported as", row.reasons.join(" · ")],
    ["Checks", row.checks.join(" · ") || (row.subject === "post" ? "Nothing was found" : "")],
    ["Prompt", row.subject === "post" ? row.text : ""],
    ["Made by", row.engine_label],
  ].filter(([, value]) => value);
  return (
    <dl className="review-facts t13">
      {facts.map(([name, value]) => [<dt key={name}>{name}</dt>, <dd key={`${name}-value`}>{value}</dd>])}
    </dl>
  );
}

function Person({ row }) {
  if (!row.person) return null;
  const { person } = row;
  const record = [row.invited_by && `invited by @${row.invited_by}`, row.earlier > 0 && `${row.earlier} earlier`].filter(Boolean);
  return (
    <header className="row gap12">
      <Avatar person={person} size={44} />
      <div className="grow">
        <Link to={`/@${person.handle}`} className="b">
          @{person.handle}
        </Link>
        <p className="t13 i2">
          Joined <LocalTime at={row.joined_at} kind="date" />
          {record.map((words) => ` · ${words}`)}
        </p>
      </div>
      {row.path && !row.is_gone && (
        <Link to={row.path} className="ib" aria-label="Open where it stands">
          <Icon name="arrow-right" size={20} />
        </Link>
      )}
    </header>
  );
}

function Said({ row }) {
  const silent = row.said.filter((one) => !one.words).length;
  return (
    <section className="review-part">
      <h2 className="title">What people said</h2>
      {row.said
        .filter((one) => one.words)
        .map((one) => (
          <div key={one.person.handle} className="review-said">
            <Avatar person={one.person} size={32} />
            <div>
              <p className="t13 b">@{one.person.handle}</p>
              <p className="i2 pretty">{one.words}</p>
            </div>
          </div>
        ))}
      {silent > 0 && <p className="t13 i3">{silent === 1 ? "1 without words" : `${silent} without words`}</p>}
    </section>
  );
}

function Log({ acts, title }) {
  if (!acts.length) return null;
  return (
    <section className="review-part">
      <h2 className="title">{title}</h2>
      {acts.map((one) => (
        <p key={one.at} className="t13 i2 pretty">
          <span className="b">{one.by ? `@${one.by}` : "Somebody who left"}</span> {DEEDS[one.act]}: {one.reason}{" "}
          <LocalTime at={one.at} className="i3" />
        </p>
      ))}
    </section>
  );
}

function useKeys(cases, chosen, onChoose) {
  useEffect(() => {
    const press = (event) => {
      const way = { j: 1, k: -1 }[event.key];
      if (!way || event.target.closest?.("input, textarea") || event.metaKey || event.ctrlKey || event.altKey) return;
      const next = cases[cases.findIndex((row) => row.id === chosen?.id) + way];
      if (next) onChoose(next.subject, next.id);
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [cases, chosen, onChoose]);
}

export default function Desk({ cases, chosen, acts, waiting = 0, hasMore, done, problem, onChoose, onMore, onAct }) {
  const end = useEnd(hasMore, cases.length, onMore);
  useKeys(cases, chosen, onChoose);
  return (
    <div className="review">
      <nav className="review-queue" aria-label="What waits">
        <header>
          <h1 className="h26">Reports</h1>
          <p className="t13 i2" aria-live="polite">
            {waiting ? `${waiting} open. What waits longest stands first.` : "Nothing waits."}{" "}
            <Link to="/operator/invites" className="m">
              Who invited whom
            </Link>
          </p>
        </header>
        {cases.map((row) => (
          <Waiting key={row.id} row={row} isChosen={row.id === chosen?.id} onChoose={onChoose} />
        ))}
        <div ref={end} />
      </nav>
      {chosen ? (
        <>
          <Evidence row={chosen} />
          <div className="review-act">
            <Person row={chosen} />
            <Facts row={chosen} />
            {chosen.said.length > 0 && <Said row={chosen} />}
            {!chosen.is_gone && (chosen.refusal || chosen.note) && (
              <p className="note ask pretty">
                <Icon name="info" size={20} />
                <span>{chosen.refusal || chosen.note}</span>
              </p>
            )}
            {!chosen.is_gone && !chosen.refusal && <Acts thing={chosen} done={done} problem={problem} canLeave onAct={onAct} />}
            <Log acts={chosen.acts} title="What was done about it" />
          </div>
        </>
      ) : (
        <div className="review-act">
          <Log acts={acts} title="What was done lately" />
          {!acts.length && <p className="i2">What people report comes here, with all that there is to see of it.</p>}
        </div>
      )}
    </div>
  );
}
