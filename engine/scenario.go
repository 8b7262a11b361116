package engine

import "math"

// A Scenario is everything there is to know about a run before it begins: plain data, and functions
// where the author wrote functions. Validate says whether it can run. Queues, producers and pools
// are put in order of their names before anything happens, so their order here never shows.
type Scenario struct {
	Name        string
	Description string

	Duration Time   // arrivals end and averages close here; 0: no limit
	Items    int64  // items produced in all; 0: no limit
	Warmup   Time   // items born before it aren't counted, averages begin here
	Seed     uint64 // of every draw
	Finish   Finish
	Sample   Time // step of the series; 0: no series

	Replications int // runs, each with its own luck, that the result is of; 0 counts as 1

	Queues    []Queue // none: one unbounded FIFO queue called "queue"
	Producers []Producer
	Consumers []Pool

	On    Hooks
	At    []Timed // run once, at their time
	Every []Timed // run again and again, a period apart, first after one period

	Params  []Param     // what the author's file took from outside; shown, never used
	Release func(*Item) // called when an item with Own is gone for good; may be nil
}

// A Finish says how a run ends (DESIGN.md §4, rule 6).
type Finish uint8

// The ways to finish.
const (
	Drain     Finish = iota // everything inside meets its fate, then each consumer gets a sentinel
	Cut                     // at Duration all stands still
	NeverTold               // nobody is told: consumers that wait forever are an error
)

// Unlimited stands for no bound: a queue with as many places, a pool with as many consumers, as come.
const Unlimited = math.MaxInt32

// A Queue is where items wait.
type Queue struct {
	Name     string
	Capacity int      // waiting places, those in service not counted; Unlimited for no bound
	Order    Order    // who is next
	Key      Func     // with Order ByKey: asked once at admission, the smallest is next
	WhenFull WhenFull // what becomes of an item that finds no place
	TTL      Quantity // seconds from admission after which a waiting item expires; nil: never
}

// A WhenFull says what happens to an item that finds a queue full.
type WhenFull uint8

// What a full queue does (DESIGN.md §4, rules 9 and 14).
const (
	Block      WhenFull = iota // the producer stands still until there is room
	Reject                     // the newcomer is turned away
	DropOldest                 // the one that has waited longest is thrown out
	DropLowest                 // one of strictly lower priority is thrown out, else the newcomer is turned away
)

// A Producer is where items come from. Exactly one of Rate, Interarrival, Times and Trace says when.
type Producer struct {
	Name  string
	To    string // a queue
	Count int    // that many independent ones, alike but for their luck; 0 counts as 1

	Rate         Level    // arrivals per second
	Even         bool     // with Rate: evenly spaced instead of Poisson
	Interarrival Quantity // seconds between arrivals
	Times        []Time   // in ascending order
	Trace        *Trace   // recorded arrivals

	Items       int64 // arrivals of items by each of Count; 0: no limit
	Start, Stop Time  // arrivals lie in [Start, Stop); Stop 0: no limit

	Batch    Quantity // items an arrival brings, a whole number ≥ 0; nil: 1
	Priority Quantity // 0 … 255, the greater goes first; nil: 0
	Size     Quantity // nil: none
	Deadline Quantity // seconds from creation; nil: none
	Fill     Hook     // gives the new item its fields; may be nil
}

// A Trace is a record of arrivals: row i arrived at Times[i], with Columns[·].
// Times are in ascending order, from 0.
type Trace struct {
	Times   []Time
	Columns []Column
}

// A Column is one named field of every row of a Trace. Numbers[i] holds the value of row i, unless
// Texts is set and Texts[i] isn't empty.
type Column struct {
	Name    string
	Numbers []float64
	Texts   []string
}

// A Pool is the consumers declared together.
type Pool struct {
	Name   string
	From   []string  // the first of these queues that isn't empty is served
	Count  int       // consumers at the start; Unlimited for a delay without waiting
	Counts Level     // a schedule instead of Count; may be nil
	Asked  LevelFunc // a function asked every second instead of Count; may be nil

	Service     Quantity // seconds an attempt takes
	Work        Work     // what a consumer does in that time
	FailureRate float64  // probability that an attempt fails
	Fails       FailFunc // asked at the end of an attempt instead of FailureRate; may be nil

	AttemptTimeout Quantity // seconds after which an attempt is cut; nil: never
	IdleTimeout    Time     // a consumer that waits so long for an item leaves; 0: never
	Retry          Retry
}

// A Work is what consumers do while they serve. In virtual time it makes no difference: there each of
// them has a processor of its own.
type Work uint8

// The kinds of work.
const (
	Sleeps   Work = iota // waits for something elsewhere: bound by input and output
	Computes             // uses a processor, which others may want at the same time
)

// A Retry says what follows a failed attempt (DESIGN.md §4, rule 11). The zero Retry: nothing.
type Retry struct {
	Attempts int // services in all; 0 counts as 1
	Backoff  Backoff
}

// A Backoff is the pause before a retry: Delay if it is set, else min(Max, Base·Factor^(k−1))
// before attempt k+1, changed by Jitter. The zero Backoff is no pause.
type Backoff struct {
	Delay  Quantity // seconds
	Base   Time
	Factor float64 // 0 counts as 1
	Max    Time    // 0: no bound
	Jitter Jitter
}

// A Jitter says how chance changes a back-off d.
type Jitter uint8

// The kinds of jitter.
const (
	NoJitter    Jitter = iota // d
	FullJitter                // U(0, d)
	EqualJitter               // d/2 + U(0, d/2)
)

// Hooks are the author's functions that run when something has happened. All may be nil.
type Hooks struct {
	Start, Arrive, Begin, Complete, Retry, Leave, Stop Hook
}

// A Timed is a hook with its time: an instant for Scenario.At, a period for Scenario.Every.
type Timed struct {
	Time Time
	Run  Hook
}

// A Param is a value that the scenario's file took from outside.
type Param struct {
	Name  string
	Value any // float64, string or bool
	Help  string
}
