package live

import (
	"math"
	"time"

	"queuesim/engine"
)

// Max is the speed at which nobody waits for a plan or a service: what is measured then is what the
// queue itself takes.
const Max = 0

// A clock tells how far a run has come: real time since its start, at a speed.
type clock struct {
	start time.Time
	speed float64 // model seconds in a real one; Max: 1, and nobody waits
}

// reached tells whether an instant of the model has come.
func (c *clock) reached(t engine.Time) bool { return time.Since(c.start) >= c.real(t) }

// now returns the instant that it is.
func (c *clock) now() engine.Time { return c.model(time.Since(c.start)) }

// model returns the model's time for a real one.
func (c *clock) model(d time.Duration) engine.Time {
	if c.speed == 1 || c.speed == Max {
		return engine.Time(d)
	}
	return engine.Time(float64(d) * c.speed)
}

// real returns the real time for one of the model's, rounded up.
func (c *clock) real(t engine.Time) time.Duration {
	if c.speed == 1 || c.speed == Max {
		return time.Duration(t)
	}
	return time.Duration(math.Ceil(float64(t) / c.speed))
}
