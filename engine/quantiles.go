package engine

import (
	"math"
	"strings"

	"queuesim/engine/stats"
)

// This file gets intervals for quantiles. How sure a quantile is can't be seen from how much it varies
// between parts of the simulation, least of all far out: a part has few values there, and these came
// together. But which share of its values each part has up to the quantile of all is a mean like any
// other, with an interval; the quantiles of all values for the ends of that interval are those of the
// quantile. Where the upper end reaches all values nothing bounds the quantile from above, and there
// is no interval.
//
// Sources: Serfling, Approximation Theorems of Mathematical Statistics (1980), §2.6.1; Iglehart,
// Simulating Stable Stochastic Systems, VI: Quantile Estimation, Journal of the ACM 23 (1976).

// quantileInterval returns the interval round the q-quantile of all values, from the shares of values
// up to it in parts of the simulation.
func quantileInterval(all *stats.Trend, q float64, upTo []stats.Part) (stats.Interval, bool) {
	share, ok := stats.IntervalAround(stats.Mean(upTo), upTo)
	low, high := q-share.Half(), q+share.Half()
	if !ok || high >= 1 || !enough(q, upTo) {
		return stats.Interval{}, false
	}
	ends := all.Quantiles(max(low, math.SmallestNonzeroFloat64), q, high)
	i := stats.Interval{Mean: Time(ends[1]).Seconds(), High: Time(ends[2]).Seconds()}
	if low > 0 {
		i.Low = Time(ends[0]).Seconds()
	}
	return i, true
}

// enough tells whether the parts have values enough beyond a quantile, which come together, that shares
// of them vary like means: fifty each, on average.
func enough(q float64, parts []stats.Part) bool {
	count := 0.0
	for _, p := range parts {
		count += p.Weight
	}
	return float64(count*min(q, 1-q)) >= float64(50*len(parts))
}

// A keeper keeps the trends of replications, in groups that it makes larger where there are many.
type keeper struct {
	groups []*measures
	size   int // replications in a group; the last one may still have fewer
	inLast int
}

const (
	mostGroups = 128
	mostKept   = 8192 // trends in all groups
)

// keep takes in the trends of the next replication.
func (k *keeper) keep(ms *measures) {
	if k.size == 0 {
		k.size = 1
	}
	if k.inLast == k.size || len(k.groups) == 0 {
		k.inLast = 0
		if len(k.groups) >= max(2, min(mostGroups, mostKept/len(ms.trends)&^1)) {
			k.halve()
		}
		k.groups = append(k.groups, newMeasures())
	}
	k.groups[len(k.groups)-1].add(ms)
	k.inLast++
}

// halve puts the groups together two by two.
func (k *keeper) halve() {
	for i := 0; i < len(k.groups); i += 2 {
		k.groups[i/2] = k.groups[i]
		if i+1 < len(k.groups) {
			k.groups[i/2].add(k.groups[i+1])
		}
	}
	half := (len(k.groups) + 1) / 2
	clear(k.groups[half:])
	k.groups = k.groups[:half]
	k.size *= 2
}

// fewestGroups is how many groups there must be: with fewer an interval says little.
const fewestGroups = 5

// quantile returns a quantile of all replications with its interval; no interval if path names none,
// or if the values don't allow one.
func (st *Study) quantile(path string) (stats.Interval, bool) {
	at := strings.LastIndexByte(path, '.')
	all := st.pooled.trends[path[:max(at, 0)]]
	if all == nil || all.Count() == 0 || len(st.kept.groups) < fewestGroups {
		return stats.Interval{}, false
	}
	for _, q := range quantiles {
		if q.name == path[at+1:] {
			return quantileInterval(all, q.q, st.kept.upTo(path[:at], all.Quantile(q.q)))
		}
	}
	return stats.Interval{}, false
}

// upTo returns which share of a trend's values each group has up to v.
func (k *keeper) upTo(trend string, v int64) []stats.Part {
	parts := make([]stats.Part, len(k.groups))
	for i, g := range k.groups {
		if t := g.trends[trend]; t != nil {
			f := fraction{float64(t.CountsUpTo(v)[0]), float64(t.Count())}
			parts[i] = stats.Part{Value: f.value(), Weight: f.under}
		}
	}
	return parts
}

// isQuantile tells whether a figure is a quantile.
func isQuantile(path string) bool {
	for _, q := range quantiles {
		if strings.HasSuffix(path, "."+q.name) {
			return true
		}
	}
	return false
}
