package engine

import "queuesim/engine/num"

// Bursty is a rate that goes from one spell to another by chance, so that arrivals come in bursts: a
// Markov-modulated Poisson process. Each spell lasts an exponential time, and then any of the others
// comes, all of them equally likely; the run begins in the midst of one.
// Source: Fischer and Meier-Hellstern, The Markov-modulated Poisson process (MMPP) cookbook,
// Performance Evaluation 18 (1993).
//
// As a Level it is its mean in the long run.
type Bursty []Spell

// A Spell is one of the rates of a Bursty, and how long it lasts on average.
type Spell struct {
	Rate  float64 // arrivals per second
	Lasts Time
}

var (
	_ Level = Bursty(nil)
	_ piece = (*bursts)(nil)
)

// String returns what messages call it.
func (b Bursty) String() string { return "a bursty rate" }

// lasts returns how long all spells last together.
func (b Bursty) lasts() float64 {
	sum := 0.0
	for _, s := range b {
		sum += s.Lasts.Seconds()
	}
	return sum
}

// mean returns the rate in the long run: the share of a spell in the time is that of its Lasts.
func (b Bursty) mean() Flat {
	sum, all := 0.0, b.lasts()
	for _, s := range b {
		sum += float64(s.Rate * (s.Lasts.Seconds() / all))
	}
	return Flat(sum)
}

// At returns the mean.
func (b Bursty) At(t Time) float64 { return b.mean().At(t) }

// Next returns Never.
func (b Bursty) Next(Time) Time { return Never }

// Area returns the area under the mean.
func (b Bursty) Area(from, to Time) float64 { return b.mean().Area(from, to) }

// Reach returns when the area under the mean has grown to area.
func (b Bursty) Reach(from Time, area float64) Time { return b.mean().Reach(from, area) }

// bursts is the Bursty of one source, known as far as it was looked at.
type bursts struct {
	spells Bursty
	lasts  float64 // seconds, of all spells together
	luck   num.Stream
	now    int   // the last spell that is known
	end    Time  // of it
	steps  Steps // from when on they come, without those that nobody needs any more
}

func newBursts(s *source, spells Bursty) *bursts {
	b := &bursts{spells: spells, lasts: spells.lasts()}
	b.luck = num.NewStream(num.Mix(s.key, key("bursts")))
	b.enter(0)
	return b
}

// enter lets the bursts go on from t in a spell that is drawn as if they had always gone on.
func (b *bursts) enter(t Time) {
	x := float64(b.luck.Float64() * b.lasts)
	b.now = len(b.spells) - 1
	for i, s := range b.spells {
		if x -= s.Lasts.Seconds(); x < 0 {
			b.now = i
			break
		}
	}
	b.begin(t)
}

// begin lets the present spell begin at t.
func (b *bursts) begin(t Time) {
	s := b.spells[b.now]
	b.steps = append(b.steps, Point{t, s.Rate})
	b.end = max(t+1, t.plus(float64(b.luck.Exp()*s.Lasts.Seconds())))
}

// mostSpells is after how many spells nothing is left of the first one. Where so many haven't been
// looked at they need not be drawn one by one.
const mostSpells = 1_000_000

// know draws spells until one of them is known to hold at t.
func (b *bursts) know(t Time) {
	each := b.lasts / float64(len(b.spells))
	if t != Never && (t-b.end).Seconds() > float64(mostSpells*each) {
		b.enter(t)
	}
	for b.end <= t && b.end != Never {
		next := b.luck.IntN(len(b.spells) - 1)
		if next >= b.now {
			next++
		}
		b.now = next
		b.begin(b.end)
	}
}

// forget drops the spells that end before t.
func (b *bursts) forget(t Time) {
	if i := find(b.steps, t); i > 0 {
		b.steps = b.steps[i:]
	}
}

// At returns the rate of the spell at t.
func (b *bursts) At(t Time) float64 {
	b.know(t)
	return b.steps.At(t)
}

// Next returns the end of the spell at t.
func (b *bursts) Next(t Time) Time {
	b.know(t)
	return min(b.steps.Next(t), b.end)
}

// Area adds up the spells between from and to.
func (b *bursts) Area(from, to Time) float64 { return areaOf(b, from, to) }

// Reach returns when the spells since from have grown to area.
func (b *bursts) Reach(from Time, area float64) Time { return reach(b, from, area) }

func (b *bursts) over(from, to Time) float64          { return Flat(b.At(from)).Area(from, to) }
func (b *bursts) within(from Time, area float64) Time { return Flat(b.At(from)).Reach(from, area) }
