package stats

import (
	"fmt"
	"iter"
	"math"
	"slices"
)

// A Histogram answers quantiles. It counts values in cells (see cellOf), so an answer is at most
// 2⁻¹⁰ above the true one, and never below it. It grows with what it sees: two bytes for each of the
// first four thousand values, then pages of 32 cells. The zero Histogram is empty; a used one mustn't
// be copied.
type Histogram struct {
	zeros    uint64 // they are the commonest value, and need no cell
	others   uint64 // values above zero
	min, max int64  // of the others
	few      few    // the cells of the latest values …
	many     *pages // … and of all before them; nil as long as there are few
}

// Record counts v. It panics if v is negative.
func (h *Histogram) Record(v int64) {
	if v <= 0 {
		h.recordZero(v)
		return
	}
	if v < h.min || h.others == 0 {
		h.min = v
	}
	if v > h.max {
		h.max = v
	}
	h.others++
	h.append(cellOf(v))
}

// append adds a cell behind the latest ones. A list is written in one place, wherever the cells are,
// and entering four thousand of them together waits for memory once where each would have waited.
func (h *Histogram) append(cell uint32) {
	if len(h.few) == mostFew {
		h.enter()
	}
	h.few = append(h.few, uint16(cell))
}

// enter counts the latest values in pages.
func (h *Histogram) enter() {
	if h.many == nil {
		h.many = new(pages)
	}
	for _, cell := range h.few {
		h.many.increment(uint32(cell))
	}
	h.few = h.few[:0]
}

func (h *Histogram) recordZero(v int64) {
	if v < 0 {
		panic(fmt.Sprintf("stats: negative value %d", v))
	}
	h.zeros++
}

// add adds n to a cell.
func (h *Histogram) add(cell uint32, n uint64) {
	if h.many == nil {
		if h.few.add(cell, n) {
			return
		}
		h.many = new(pages)
	}
	h.many.add(cell, n)
}

// Merge adds the values of other, which stays as it is.
func (h *Histogram) Merge(other *Histogram) {
	h.zeros += other.zeros
	if other.others == 0 {
		return
	}
	if h.others == 0 {
		h.min, h.max, h.others = other.min, other.max, other.others
		h.few, h.many = slices.Clone(other.few), other.many.clone()
		return
	}
	h.min, h.max = min(h.min, other.min), max(h.max, other.max)
	h.others += other.others
	for cell, n := range other.cells() {
		h.add(cell, n)
	}
}

// Count returns how many values were recorded.
func (h *Histogram) Count() int64 {
	return int64(h.zeros + h.others)
}

// Min returns the smallest value, 0 if there is none.
func (h *Histogram) Min() int64 {
	if h.zeros > 0 {
		return 0
	}
	return h.min
}

// Max returns the largest value, 0 if there is none.
func (h *Histogram) Max() int64 {
	return h.max
}

// Quantile returns the q-quantile by nearest rank, 0 < q ≤ 1: the smallest value that at least the
// share q of all values doesn't exceed. The answer is the upper edge of that value's cell, or the
// maximum where that is less; so it is never too small, and too large by 2⁻¹⁰ at most. It is 0 if
// nothing was recorded.
func (h *Histogram) Quantile(q float64) int64 {
	return h.Quantiles(q)[0]
}

// Quantiles returns the quantiles for several shares, which must ascend, in one sweep.
func (h *Histogram) Quantiles(qs ...float64) []int64 {
	if !slices.IsSorted(qs) {
		panic(fmt.Sprintf("stats: want ascending quantiles, got %v", qs))
	}
	ranks := make([]uint64, len(qs))
	for i, q := range qs {
		ranks[i] = nearestRank(q, h.zeros+h.others)
	}
	return h.ranked(ranks)
}

// upTo returns, for each of some ascending values, how many there are up to it, and in its cell.
func (h *Histogram) upTo(values []int64) []int64 {
	counts, first, seen := make([]int64, len(values)), uint32(0), h.zeros
	for i, v := range values {
		last := cellOf(v)
		if h.many != nil {
			seen += h.many.between(first, last)
		}
		counts[i], first = int64(seen), last+1
		for _, cell := range h.few {
			if uint32(cell) <= last {
				counts[i]++
			}
		}
	}
	return counts
}

// ranked returns, for each of some ascending ranks, the upper edge of the cell that it falls into.
func (h *Histogram) ranked(ranks []uint64) []int64 {
	values := make([]int64, 0, len(ranks))
	for len(values) < len(ranks) && ranks[len(values)] <= h.zeros {
		values = append(values, 0)
	}
	seen := h.zeros
	for cell, n := range h.cells() {
		if len(values) == len(ranks) {
			break
		}
		seen += n
		for len(values) < len(ranks) && ranks[len(values)] <= seen {
			values = append(values, min(upperEdge(cell), h.max))
		}
	}
	return values
}

// cells yields every cell that isn't empty, in ascending order, and its count.
func (h *Histogram) cells() iter.Seq2[uint32, uint64] {
	if h.many == nil {
		return h.few.cells()
	}
	h.enter()
	return h.many.cells()
}

// nearestRank returns the least k for which k ÷ count, as a float64, is at least q; 0 if count is
// 0. Asking the quotient and not the product makes 0.07 of 100 be 7, although 0.07 × 100 is above 7
// in floats.
func nearestRank(q float64, count uint64) uint64 {
	if !(q > 0 && q <= 1) {
		panic(fmt.Sprintf("stats: want a quantile in (0, 1], got %v", q))
	}
	n := float64(count)
	k := math.Ceil(q * n) // by the rounding of the product, one too many or one too few
	switch {
	case (k-1)/n >= q:
		k--
	case k/n < q:
		k++
	}
	return uint64(k)
}
