package report

import (
	"math"
	"slices"
	"strings"
)

// levels are the heights of a sparkline. The lowest is kept for nothing at all.
var levels = []rune("▁▂▃▄▅▆▇█")

// sparkline draws points from 0 to top in so many columns at most. A column that stands for several
// points shows the highest; with few points each takes several columns.
func sparkline(points []int64, top int64, columns int) string {
	columns = evenColumns(len(points), columns)
	var b strings.Builder
	for i := range columns {
		first := i * len(points) / columns
		last := max(first+1, (i+1)*len(points)/columns)
		b.WriteRune(levels[height(slices.Max(points[first:last]), top)])
	}
	return b.String()
}

// evenColumns returns how many columns a picture of so many points takes: all there are, or, with
// fewer points than that, as many as give each point the same.
func evenColumns(points, columns int) int {
	if points == 0 {
		return 0
	}
	if columns > points {
		return columns / points * points
	}
	return columns
}

// height returns the level for v: 0 only for 0, the highest only for the top.
func height(v, top int64) int {
	if v <= 0 {
		return 0
	}
	full := float64(len(levels) - 1)
	return max(1, int(math.Floor(full*min(1, float64(v)/float64(top)))))
}

// timeAxis writes what a picture of so many columns shows below it, from its beginning to its end.
func timeAxis(caption, end string, columns int) string {
	start := "0" + nb + "s"
	if room := columns - width(start) - width(end); room >= width(caption)+4 {
		left := (columns-width(caption))/2 - width(start)
		right := room - width(caption) - left
		if right >= 2 {
			return start + strings.Repeat(" ", left) + caption + strings.Repeat(" ", right) + end
		}
	}
	return start + strings.Repeat(" ", max(1, columns-width(start)-width(end))) + end
}

// bar draws a share as a bar of so many columns.
func bar(x float64, columns int) string {
	full := int(math.Floor(float64(float64(columns)*max(0, min(x, 1))) + 0.5))
	return strings.Repeat("█", full) + strings.Repeat("░", columns-full)
}
