package stats

import (
	"iter"
	"maps"
	"slices"
)

// A pages counts in many cells: a directory of pages, each of which is there only if one of its
// cells was touched. There are no pointers in either, so the garbage collector has nothing to look
// at.
type pages struct {
	directory [cellCount / pageCells]uint16 // number of the page in counts, from 1; 0: none
	counts    [][pageCells]uint32
	carried   map[uint32]uint64 // what overflowed its 32 bits, in units of 2³²
}

const pageCells = 32

// increment adds 1 to a cell. It is add(cell, 1), but faster.
func (p *pages) increment(cell uint32) {
	number := p.directory[cell/pageCells]
	if number == 0 {
		number = p.open(cell / pageCells)
	}
	count := &p.counts[number-1][cell%pageCells]
	*count++
	if *count == 0 {
		p.carry(cell, 1)
	}
}

// add adds n to a cell.
func (p *pages) add(cell uint32, n uint64) {
	number := p.directory[cell/pageCells]
	if number == 0 {
		number = p.open(cell / pageCells)
	}
	count := &p.counts[number-1][cell%pageCells]
	low := uint64(*count) + n&0xFFFF_FFFF
	*count = uint32(low)
	if high := n>>32 + low>>32; high > 0 {
		p.carry(cell, high)
	}
}

func (p *pages) open(page uint32) uint16 {
	p.counts = append(p.counts, [pageCells]uint32{})
	p.directory[page] = uint16(len(p.counts))
	return p.directory[page]
}

// clone returns a copy; none of none.
func (p *pages) clone() *pages {
	if p == nil {
		return nil
	}
	return &pages{p.directory, slices.Clone(p.counts), maps.Clone(p.carried)}
}

// between returns how many counts there are in the cells from first to last.
func (p *pages) between(first, last uint32) uint64 {
	seen := uint64(0)
	for page := first / pageCells; page <= last/pageCells; page++ {
		number := p.directory[page]
		if number == 0 {
			continue
		}
		start := page * pageCells
		from, to := max(first, start)-start, min(last-start, pageCells-1)
		if from > to {
			continue
		}
		for _, n := range p.counts[number-1][from : to+1] {
			seen += uint64(n)
		}
	}
	for cell, n := range p.carried {
		if first <= cell && cell <= last {
			seen += n << 32
		}
	}
	return seen
}

func (p *pages) carry(cell uint32, high uint64) {
	if p.carried == nil {
		p.carried = map[uint32]uint64{}
	}
	p.carried[cell] += high
}

// cells yields every cell that isn't empty, in ascending order, and its count.
func (p *pages) cells() iter.Seq2[uint32, uint64] {
	return func(yield func(uint32, uint64) bool) {
		for page, number := range p.directory {
			if number != 0 && !p.yieldPage(uint32(page), yield) {
				return
			}
		}
	}
}

func (p *pages) yieldPage(page uint32, yield func(uint32, uint64) bool) bool {
	for i, low := range p.counts[p.directory[page]-1] {
		cell := page*pageCells + uint32(i)
		n := uint64(low)
		if p.carried != nil {
			n += p.carried[cell] << 32
		}
		if n > 0 && !yield(cell, n) {
			return false
		}
	}
	return true
}
