// Lists that go on: asks for more when their end comes near.
import { useEffect, useRef } from "react";

export function useEnd(hasMore, length, onEnd, margin = "400px") {
  const end = useRef(null);
  useEffect(() => {
    if (!hasMore || !end.current) return undefined;
    const observer = new IntersectionObserver(([entry]) => entry.isIntersecting && onEnd?.(), { rootMargin: margin });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [hasMore, length, onEnd, margin]);
  return end;
}
