// A leaderboard: places, faces or posters, and what put them there.
import "./discover.css";
import { Link } from "react-router";
import { Avatar } from "$/public/external/sora_reflex/ui/labels/face.jsx";
import { count as short } from "$/public/external/sora_reflex/feed/components/lib.js";

function Row({ place, to, picture, title, below, n, one, many }) {
  return (
    <li>
      <Link to={to} className="board-row">
        <span className="board-place i3">{place}</span>
        {picture}
        <span className="col grow">
          <span className="b ell">{title}</span>
          {below && <span className="t13 i3 ell">{below}</span>}
        </span>
        <span className="board-count" title={n.toLocaleString("en")}>
          <b>{short(n)}</b> <span className="t13 i3">{n === 1 ? one : many}</span>
        </span>
      </Link>
    </li>
  );
}

const clip = ({ tile, count }, place, words) => (
  <Row
    key={tile.id}
    place={place}
    to={`/p/${tile.id}`}
    picture={
      <span className="thumb board-thumb" style={{ backgroundColor: tile.color }}>
        <img src={tile.thumbnail_url} alt="" loading="lazy" />
      </span>
    }
    title={tile.title}
    n={count}
    {...words}
  />
);

const somebody = ({ row, count }, place, words) => (
  <Row
    key={row.person.handle}
    place={place}
    to={`/@${row.person.handle}`}
    picture={<Avatar person={row.person} size={48} />}
    title={row.person.display_name}
    below={`@${row.person.handle}`}
    n={count}
    {...words}
  />
);

export function Board({ clips, people, isLoaded, one, many }) {
  const words = { one, many };
  if (!isLoaded)
    return (
      <div className="board" role="status">
        <span className="sr">Loading</span>
        {Array.from({ length: 6 }, (_, n) => (
          <div key={n} className="sk board-row" />
        ))}
      </div>
    );
  if (!clips.length && !people.length)
    return (
      <div className="empty">
        <h2 className="title">Nobody leads yet</h2>
        <p>Nothing was counted in this time. Look over a longer one.</p>
      </div>
    );
  return (
    <ol className="board">
      {clips.map((row, n) => clip(row, n + 1, words))}
      {people.map((row, n) => somebody(row, n + 1, words))}
    </ol>
  );
}
