package stats

import "math/bits"

// Cells are what a histogram counts in. Cell c < 2048 holds the value c alone; above, each power of
// two is cut into 1024 equal cells, so that no cell is wider than 2⁻¹⁰ of its values. 54 × 1024
// cells reach up to math.MaxInt64.
const (
	cellBits  = 10
	cellCount = 54 << cellBits
)

// cellOf returns the cell of v, which must not be negative. A larger value never has a smaller
// cell.
func cellOf(v int64) uint32 {
	// Or-ing a bit in makes all values below 2048 look as long as 1024, which is to say: not cut.
	shift := bits.Len64(uint64(v)|1<<cellBits) - (cellBits + 1)
	return uint32(shift<<cellBits) + uint32(uint64(v)>>(shift&63))
}

// upperEdge returns the largest value in cell c.
func upperEdge(c uint32) int64 {
	if c < 2<<cellBits {
		return int64(c)
	}
	shift := c>>cellBits - 1
	lead := uint64(c - shift<<cellBits) // 1024 … 2047
	return int64((lead+1)<<shift - 1)
}
