// Package stats condenses what happens to items into figures: exact sums, moments, quantiles and
// averages over time.
//
// Values are whole nanoseconds, 0 to a century, and so is everything inside: no digit is lost,
// however long the run, and no figure depends on the order of its values. That is why parts
// recorded apart can be merged (Merge) and give the very bytes that one recorder would have given.
// Only the results (Mean, SD) are floats, rounded once.
//
// The types to know first: a [Trend] takes values (waits, services), a [Level] follows a number
// through time (waiting items, busy consumers), a [FloatTrend] takes plain numbers (what a script
// observes), and a [Sum] is a total that can't overflow. None of them may be used by two goroutines
// at once; all zero values are ready for use.
package stats
