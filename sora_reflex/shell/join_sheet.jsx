// What somebody who is not signed in reads when they press what members do.
import { useEffect } from "react";
import { Link, useLocation } from "react-router";
import { Sheet, openSheet } from "$/public/external/sora_reflex/ui/surfaces/sheet.jsx";

export default function JoinSheet() {
  const { pathname } = useLocation();
  useEffect(() => openSheet("join"), []);
  return (
    <Sheet name="join" title="Members can do that">
      <p className="i2 pretty" style={{ marginBottom: 20 }}>
        Liking, following and making clips need an account. This place is open by invite; whoever has none can ask to be told
        when there is room.
      </p>
      <div className="col gap8">
        <Link className="btn solid s52" to={`/sign-in?next=${encodeURIComponent(pathname)}`}>
          Sign in
        </Link>
        <Link className="btn soft s52" to="/sign-up">
          I have an invite
        </Link>
        <Link className="btn quiet" to="/wait">
          Join the waiting list
        </Link>
      </div>
    </Sheet>
  );
}
