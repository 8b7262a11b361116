package report

import (
	"slices"
	"strings"

	"queuesim/engine"
)

// A picture is one queue's depth over time.
type picture struct {
	name  string
	depth []int64
	top   int64
}

// mostPictures is how many queues are drawn.
const mostPictures = 6

// pictures draws the depth of queues over time, one line each, to the right of their names, with
// the depth that the full height stands for.
func (p *page) pictures(res *engine.Result, names []string, nameColumn int) {
	all := picturesOf(res, names)
	if len(all) == 0 {
		return
	}
	p.gap()
	indent := nameColumn + between
	columns, tops := 0, 0
	for _, pic := range all {
		tops = max(tops, width(count(pic.top)))
	}
	for _, pic := range all {
		line := sparkline(pic.depth, pic.top, p.width-indent-between-tops)
		columns = width(line)
		p.line(plain, padRight(p.name(pic.name), indent)+line+"  "+count(pic.top))
	}
	axis := timeAxis("depth over time", span(res.Ended.At), columns)
	p.line(plain, strings.Repeat(" ", indent)+axis)
}

// picturesOf returns what there is to draw: queues that ever held an item.
func picturesOf(res *engine.Result, names []string) []picture {
	var all []picture
	for _, name := range names {
		if res.Profile == nil || len(all) == mostPictures {
			break
		}
		depth := peaks(res.Profile, name)
		if len(depth) < 2 || slices.Max(depth) <= 0 {
			continue
		}
		// The profile looks now and then, and may have missed the maximum.
		all = append(all, picture{name, depth, max(slices.Max(depth), res.Queues[name].Depth.Max)})
	}
	return all
}

// peaks returns the largest depths between the values of a profile, or the values where it has none.
func peaks(profile *engine.Series, queue string) []int64 {
	if all := profile.Peaks[queue]; len(all) > 0 {
		return all
	}
	return profile.Depth[queue]
}

func padRight(s string, columns int) string {
	return s + strings.Repeat(" ", max(0, columns-width(s)))
}
