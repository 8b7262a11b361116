package engine

import "queuesim/engine/num"

// A Quantity is a number that may be another one each time: every distribution of package dist is
// one, and so is a Func. Times are in seconds.
type Quantity interface {
	Sample(*num.Stream) float64
}

// A Func is a Quantity that the scenario's author computes. An error ends the run.
type Func func(*Call) (float64, error)

// Sample makes a Func a Quantity. It exists for the type's sake: the engine calls the function.
func (f Func) Sample(*num.Stream) float64 { panic("engine: a Func is called, not sampled") }

// A FailFunc is asked at the end of an attempt whether it failed. The reason is "" for a plain yes.
type FailFunc func(*Call) (reason string, failed bool, err error)

// A LevelFunc says how large a level is to be now.
type LevelFunc func(*Call) (float64, error)

// A Hook is a function of the author's that runs after something has happened.
type Hook func(*Call) error

// A Call is what the engine hands to a function of the scenario. It is valid during the call only.
type Call struct {
	Item   *Item      // nil in levels and in hooks that have no item
	Reason string     // Complete: why the attempt failed, "" if it didn't; Leave: the fate
	Draw   num.Stream // the luck that belongs to this item and purpose, or to this firing of a hook
	Run    *Model     // the run as it stands, to be read and, in hooks and levels, written
}

// A Level is a number that changes as time goes by, in a way that is known beforehand.
type Level interface {
	// At returns the level at t; until Next(t) it holds, grows evenly, or goes up and down as a wave.
	At(t Time) float64
	// Next returns the first instant after t at which the level takes another course, or Never.
	Next(t Time) Time
	// Area returns the area under the level between two instants, in levels × seconds.
	Area(from, to Time) float64
	// Reach returns the instant at which the area under the level since from has grown to area,
	// or Never if it doesn't. An area of 0 is
	// reached as soon as the level isn't 0. The instant is rounded to a nanosecond.
	Reach(from Time, area float64) Time
}
