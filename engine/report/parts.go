package report

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"queuesim/engine"
)

// A part is a count with its name: a term of an account, a reason among reasons.
type part struct {
	name string
	n    int64
}

// fatesOf returns the fates of items in the order of the account.
func fatesOf(c engine.Counts) []part {
	return append([]part{{"consumed", c.Consumed}}, lossesOf(c)...)
}

// lossesOf returns the fates that nobody wishes for.
func lossesOf(c engine.Counts) []part {
	return []part{
		{"failed", c.Failed},
		{"balked", c.Balked},
		{"rejected", c.Rejected},
		{"dropped", c.Dropped},
		{"expired", c.Expired},
		{"reneged", c.Reneged},
	}
}

// lostAt returns how items were lost at a queue.
func lostAt(q *engine.QueueResult) []part {
	return []part{
		{"rejected", q.Rejected},
		{"dropped", q.Dropped},
		{"expired", q.Expired + q.ExpiredBlocked},
		{"reneged", q.Reneged},
	}
}

// partsOf returns counts by name, the greatest first.
func partsOf(counts map[string]int64) []part {
	var parts []part
	for _, name := range slices.Sorted(maps.Keys(counts)) {
		parts = append(parts, part{name, counts[name]})
	}
	return greatestFirst(present(parts))
}

func greatestFirst(parts []part) []part {
	slices.SortStableFunc(parts, func(a, b part) int { return cmp.Compare(b.n, a.n) })
	return parts
}

// present returns the parts that aren't zero.
func present(parts []part) []part {
	return slices.DeleteFunc(slices.Clone(parts), func(p part) bool { return p.n == 0 })
}

func sum(parts []part) int64 {
	n := int64(0)
	for _, p := range parts {
		n += p.n
	}
	return n
}

// list writes parts as "480 flaky, 23 timeout", the first few of them.
func (w words) list(parts []part) string {
	const most = 6
	var texts []string
	for _, p := range parts[:min(len(parts), most)] {
		texts = append(texts, count(p.n)+nb+w.name(strings.ReplaceAll(p.name, "_", " ")))
	}
	if rest := len(parts) - most; rest > 0 {
		texts = append(texts, count(sum(parts[most:]))+nb+"of "+plural(int64(rest), "other kind"))
	}
	return strings.Join(texts, ", ")
}

// some writes a count, and nothing for none: a table shows that as a dash.
func some(n int64) string {
	if n == 0 {
		return ""
	}
	return count(n)
}
