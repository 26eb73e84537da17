package lab.live;

/** What a room may do while it watches. Each has a whole number, 0 where none is needed. */
public enum Lever {
  /** So many customers come each second, at equal distances: 0 to {@value Show#MOST_A_SECOND}. */
  RATE,
  /** Every load takes so many milliseconds before it reads: 0 to {@value Show#SLOWEST_MILLIS}. */
  QUERY,
  /** 1: no copy ends by itself, see {@link Ageing}; 0: they end as the program says. */
  HOLD,
  /** Removes every key from the program's Redis, and counts anew what that costs. */
  EXPIRE,
  /** Ends the program's Redis process at once. */
  KILL,
  /** Starts that Redis again, empty. */
  START,
  /** Gives the article another price in the database; the program is not told. */
  PRICE
}
