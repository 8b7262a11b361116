package num_test

import (
	"fmt"
	"math"
	"math/bits"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"queuesim/engine/num"
)

// sigmas is the tolerance of the statistical tests, in standard errors. Seeds are fixed: a test
// passes or fails for good.
const sigmas = 4.5

// firstDraws returns the first uniform of each of n neighbouring keys: how the engine draws.
func firstDraws(key uint64, n int) []float64 {
	draws := make([]float64, n)
	for i := range draws {
		s := num.NewStream(num.Mix(key, uint64(i)))
		draws[i] = s.Float64()
	}
	return draws
}

// oneStream returns n uniforms of one stream.
func oneStream(key uint64, n int) []float64 {
	s := num.NewStream(key)
	draws := make([]float64, n)
	for i := range draws {
		draws[i] = s.Float64()
	}
	return draws
}

// assertEven asserts by χ² that counts are as even as chance has it.
func assertEven(t *testing.T, counts []int, what string) {
	t.Helper()
	total, chi := 0, 0.0
	for _, c := range counts {
		total += c
	}
	mean := float64(total) / float64(len(counts))
	for _, c := range counts {
		chi += (float64(c) - mean) * (float64(c) - mean) / mean
	}
	free := float64(len(counts) - 1)
	assert.InDelta(t, free, chi, sigmas*math.Sqrt(2*free), "χ² of %s", what)
}

func TestUniformsAreEven(t *testing.T) {
	long(t)
	for name, draws := range map[string][]float64{
		"one stream": oneStream(1, 1<<18), "another": oneStream(0, 1<<18),
		"neighbouring keys": firstDraws(1, 1<<18), "and of another seed": firstDraws(2, 1<<18),
	} {
		alone, together := make([]int, 1024), make([]int, 1024)
		for i, u := range draws {
			alone[int(u*1024)]++
			if i > 0 {
				together[int(draws[i-1]*32)<<5|int(u*32)]++
			}
		}
		assertEven(t, alone, name)
		assertEven(t, together, name+", two in a row")
	}
}

// The draws of item i, of item i+1, and of the same item for another purpose must know nothing of
// each other.
func TestNeighbouringKeysAreIndependent(t *testing.T) {
	long(t)
	const n = 1 << 17
	draws := firstDraws(7, n+64)
	for lag := 1; lag <= 64; lag++ {
		assertUncorrelated(t, draws[:n], draws[lag:lag+n], fmt.Sprintf("keys %d apart", lag))
	}
	for purpose := uint64(8); purpose < 16; purpose++ {
		assertUncorrelated(t, draws[:n], firstDraws(purpose, n), fmt.Sprintf("purpose %d", purpose))
	}
	assertUncorrelated(t, draws[:n], oneStream(7, n), "the stream of the key itself")
}

// assertUncorrelated compares the correlation of two rows of uniforms with its standard error,
// 1/√n.
func assertUncorrelated(t *testing.T, a, b []float64, what string) {
	t.Helper()
	sum := 0.0
	for i := range a {
		sum += (a[i] - 0.5) * (b[i] - 0.5)
	}
	n := float64(len(a))
	assert.InDelta(t, 0, 12*sum/n, sigmas/math.Sqrt(n), "correlation with %s", what)
}

// A changed bit of either word changes each bit of the key in half of all cases, also where words
// are small counts.
func TestMixAvalanche(t *testing.T) {
	long(t)
	const n = 4000
	for _, kind := range []string{"random words", "counts"} {
		s := num.NewStream(3)
		for flip := range 128 {
			var changed [64]int
			for i := range n {
				a, b := s.Uint64(), s.Uint64()
				if kind == "counts" {
					a, b = uint64(i%37), uint64(i)
				}
				for d := avalanche(a, b, flip); d != 0; d &= d - 1 {
					changed[bits.TrailingZeros64(d)]++
				}
			}
			for bit, c := range changed { // 16,384 cells: one standard error more
				require.InDelta(t, n/2, c, (sigmas+1)*math.Sqrt(n)/2, "%s %d %d", kind, flip, bit)
			}
		}
	}
}

// avalanche returns which bits of the key change with one bit of the words.
func avalanche(a, b uint64, flip int) uint64 {
	if flip < 64 {
		return num.Mix(a, b) ^ num.Mix(a^1<<flip, b)
	}
	return num.Mix(a, b) ^ num.Mix(a, b^1<<(flip-64))
}

func TestKeysOfNamesDiffer(t *testing.T) {
	seen := map[uint64]string{}
	names := []string{"", "a", "b", "ab", "ba", "aa", "jobs", "pool", "pool1", "\x00", "\x00\x00"}
	for _, name := range names {
		key := num.HashString(name)
		assert.NotContains(t, seen, key, "%q", name)
		seen[key] = name
	}
	assert.NotEqual(t, num.Mix(1, 2), num.Mix(2, 1), "the order counts")
}

func TestExpAndNormalFollowTheirLaws(t *testing.T) {
	long(t)
	exponential := func(x float64) float64 { return -math.Expm1(-x) }
	normal := func(x float64) float64 { return math.Erfc(-x/math.Sqrt2) / 2 }
	for _, tt := range []struct {
		name string
		draw func(*num.Stream) float64
		cdf  func(float64) float64
	}{
		{"Exp", (*num.Stream).Exp, exponential},
		{"Normal", (*num.Stream).Normal, normal},
		{"Float64", (*num.Stream).Float64, func(x float64) float64 { return x }},
		{"Open", (*num.Stream).Open, func(x float64) float64 { return x }},
	} {
		t.Run(tt.name, func(t *testing.T) {
			const n = 1 << 18
			one := num.NewStream(5)
			streamed, keyed := make([]float64, n), make([]float64, n)
			for i := range n {
				own := num.NewStream(num.Mix(5, uint64(i)))
				streamed[i], keyed[i] = tt.draw(&one), tt.draw(&own)
			}
			assert.Less(t, kolmogorov(streamed, tt.cdf), 1.95, "one stream")
			assert.Less(t, kolmogorov(keyed, tt.cdf), 1.95, "neighbouring keys")
		})
	}
}

// kolmogorov returns √n times the greatest distance between the draws and their law: beyond 1.95
// one time in a thousand.
func kolmogorov(draws []float64, cdf func(float64) float64) float64 {
	slices.Sort(draws)
	n, worst := float64(len(draws)), 0.0
	for i, x := range draws {
		p := cdf(x)
		worst = max(worst, float64(i+1)/n-p, p-float64(i)/n)
	}
	return worst * math.Sqrt(n)
}

// The far ends come from code of their own, which Kolmogorov's test hardly sees: it takes many
// draws to tell a wrong end from a right one.
func TestTailsOfTheZiggurats(t *testing.T) {
	long(t)
	const n = 1 << 26
	s := num.NewStream(9)
	var exp, normal [4]int
	for range n {
		x, z := s.Exp()-7.69712, math.Abs(s.Normal())-3.65416
		if x < 0 && z < 0 {
			continue
		}
		for i := range exp {
			exp[i] += one(x > float64(i))
			normal[i] += one(z > 0.3*float64(i))
		}
	}
	for i := range exp {
		assertShare(t, math.Exp(-7.69712-float64(i)), exp[i], n)
		assertShare(t, math.Erfc((3.65416+0.3*float64(i))/math.Sqrt2), normal[i], n)
	}
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

func assertShare(t *testing.T, p float64, count, n int) {
	t.Helper()
	assert.InDelta(t, p*float64(n), count, sigmas*math.Sqrt(p*float64(n)))
}

func TestMomentsOfExpAndNormal(t *testing.T) {
	long(t)
	const n = 1 << 20
	s := num.NewStream(11)
	var exp, normal [4]float64 // sums of the first powers
	for range n {
		x, z := s.Exp(), s.Normal()
		for k, px, pz := 0, x, z; k < 4; k, px, pz = k+1, px*x, pz*z {
			exp[k] += px / n
			normal[k] += pz / n
		}
	}
	for k, want := range []float64{1, 2, 6, 24} { // k!, with variance (2k)! − k!²
		se := math.Sqrt((math.Gamma(float64(2*k+3)) - want*want) / n)
		assert.InDelta(t, want, exp[k], sigmas*se, "moment %d of Exp", k+1)
	}
	for k, want := range []float64{0, 1, 0, 3} { // variances 1, 2, 15, 105 − 9
		se := math.Sqrt([]float64{1, 2, 15, 96}[k] / n)
		assert.InDelta(t, want, normal[k], sigmas*se, "moment %d of Normal", k+1)
	}
}

func TestIntN(t *testing.T) {
	s := num.NewStream(13)
	for _, n := range []int{1, 2, 7, 100, 1000} {
		counts := make([]int, n)
		for range 100 * n {
			counts[s.IntN(n)]++
		}
		if n > 1 {
			assertEven(t, counts, fmt.Sprintf("IntN(%d)", n))
		}
	}
	const great = math.MaxInt/4*3 + 3 // plain remainders would favour the lower third
	below := 0
	for range 30000 {
		below += one(s.IntN(great) < great/3)
	}
	assertShare(t, 1.0/3, below, 30000)
	assert.PanicsWithValue(t, "num: IntN of less than 1", func() { s.IntN(0) })
}

func TestStreamIsAValue(t *testing.T) {
	a := num.NewStream(1)
	a.Uint64()
	b := a
	assert.Equal(t, a.Uint64(), b.Uint64(), "a copy goes on by itself from the same place")
	c := num.NewStream(2)
	assert.Zero(t, testing.AllocsPerRun(1000, func() {
		c.Exp()
		c.Normal()
		d := num.NewStream(num.Mix(c.Uint64(), 1))
		d.Open()
	}))
}
