// Likes and follows at once: what the person wants is shown before the server has answered, and steps back if it refuses.
import { useCallback, useState } from "react";

// `answers` comes from the server: key -> { [field], count, n }, where n grows and a count of -1 means "refused".
export function useWishes(answers, field) {
  const [wishes, setWishes] = useState({});

  const stateOf = useCallback(
    (key, base) => {
      const answer = answers?.[key];
      const isRefused = answer?.count === -1;
      const truth = answer && !isRefused ? { is: answer[field], count: answer.count } : base;
      const wish = wishes[key];
      const n = answer?.n ?? 0;
      const isPending = wish !== undefined && !(n > wish.after && (isRefused || answer[field] === wish.is));
      if (!isPending) return { ...truth, isPending: false };
      return { is: wish.is, count: Math.max(0, truth.count + Number(wish.is) - Number(truth.is)), isPending: true };
    },
    [answers, field, wishes],
  );

  const want = useCallback(
    (key, is) => setWishes((now) => ({ ...now, [key]: { is, after: answers?.[key]?.n ?? 0 } })),
    [answers],
  );

  return [stateOf, want];
}
