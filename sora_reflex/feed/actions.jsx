// What a person can do to the clip before them: maker and follow, like, share, more.
import { Link } from "react-router";
import { Icon } from "$/public/external/sora_reflex/ui/icons/icon.jsx";
import { Avatar } from "$/public/external/sora_reflex/ui/labels/face.jsx";
import { count } from "./lib.js";

function Action({ icon, label, words, isOn, isFilled, isWaiting, onClick, size }) {
  return (
    <button type="button" className={`action ${isOn ? "on" : ""}`} aria-label={label} aria-pressed={isOn} onClick={onClick}>
      <span className="disc">
        <Icon name={icon} size={size} isFilled={isFilled} />
        {isWaiting && (
          <span className="waits" title="Will be sent once you are back">
            <Icon name="clock" size={11} stroke={2.6} />
          </span>
        )}
      </span>
      {words !== undefined && <span>{words}</span>}
    </button>
  );
}

// Digits stand in slots of their own, so that a count that changes does not move what is beside it.
function Digits({ text }) {
  return (
    <span className="digits" aria-hidden="true">
      {[...text].map((sign, index) => (
        <span key={`${index}-${sign}`} className={/\d/.test(sign) ? "digit" : ""}>
          {sign}
        </span>
      ))}
    </span>
  );
}

export function Actions({ card, act, isWide = false }) {
  const like = act.likeOf(card);
  const follow = act.followOf(card);
  const spoken = `${like.count.toLocaleString("en")} ${like.count === 1 ? "like" : "likes"}${like.liked ? ", liked" : ""}`;
  return (
    <div className="actions">
      <span className="maker">
        <Link to={`/@${card.maker.handle}`} aria-label={`Profile of ${card.maker.display_name}`}>
          <Avatar person={card.maker} size={48} />
        </Link>
        {!card.is_mine && (
          <button
            type="button"
            className={`plus ${follow.following ? "gone" : ""}`}
            aria-label={follow.following ? `Following ${card.maker.handle}` : `Follow ${card.maker.handle}`}
            aria-pressed={follow.following}
            onClick={() => act.follow(!follow.following)}
          >
            <Icon name={follow.following ? "check" : "plus"} size={14} stroke={3} />
          </button>
        )}
      </span>
      <Action
        icon="heart"
        size={isWide ? 26 : 30}
        label={spoken}
        words={<Digits text={count(like.count)} />}
        isOn={like.liked}
        isFilled={like.liked}
        isWaiting={like.isPending && act.isAway}
        onClick={() => act.like(!like.liked)}
      />
      <Action
        icon="message-circle"
        size={isWide ? 25 : 29}
        label={`${card.comment_count.toLocaleString("en")} ${card.comment_count === 1 ? "comment" : "comments"}`}
        words={<Digits text={count(card.comment_count)} />}
        onClick={act.talk}
      />
      <Action
        icon="blend"
        size={isWide ? 25 : 29}
        label={`Remix, ${card.remix_count.toLocaleString("en")} so far`}
        words={<Digits text={count(card.remix_count)} />}
        onClick={act.remix}
      />
      <Action icon="forward" size={isWide ? 24 : 29} label="Share" words="Share" onClick={act.share} />
      <Action icon="ellipsis" size={isWide ? 24 : 29} label="More" onClick={act.more} />
    </div>
  );
}
