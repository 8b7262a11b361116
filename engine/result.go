package engine

import "queuesim/engine/stats"

// A Result is what a run has to say. Its JSON names are the schema that users know: the same
// paths (jobs.wait.p99, pool.utilisation, stats.consumed) name figures everywhere. Times are in
// seconds, exact. Schema changes of meaning change the Schema string.
type Result struct {
	Schema string `json:"schema"`
	Config Config `json:"config"`

	Total      Total                      `json:"stats"`
	Queues     map[string]*QueueResult    `json:"queues"`
	Producers  map[string]*ProducerResult `json:"producers"`
	Consumers  map[string]*PoolResult     `json:"consumers"`
	Priorities map[string]*PriorityResult `json:"priorities"`

	Ended        Ended                  `json:"ended"`
	Account      Account                `json:"account"`
	Tallies      map[string]float64     `json:"tallies"`
	Observations map[string]Observation `json:"observations"`
	Intervals    map[string]Interval    `json:"intervals"`
	Doubt        string                 `json:"doubt,omitempty"` // why there are no intervals
	Series       *Series                `json:"series,omitempty"`
	Sample       []ItemRecord           `json:"results_sample"`
	Expect       []Expectation          `json:"expect"`
	Warnings     []string               `json:"warnings"`
	Live         *LiveResult            `json:"live,omitempty"` // nil: in virtual time
	Digest       string                 `json:"digest,omitempty"`

	Profile *Series `json:"-"` // a coarse series for pictures; its step depends on the run's length

	measured *measures
	means    map[string]float64 // of several replications, where they aren't whole numbers
}

// ResultSchema names the version of Result's JSON.
const ResultSchema = "queuesim.result/1"

// A LiveResult is what a run on real goroutines has to say of itself. Its times are real ones, whatever
// the speed.
type LiveResult struct {
	Speed      float64 `json:"speed"`      // seconds of the scenario in a real one; 0: nobody waited
	Wall       Time    `json:"wall"`       // how long the run took
	Processors int     `json:"processors"` // that goroutines could run on at once
	Goroutines int     `json:"goroutines"` // producers, consumers and timers, at most at once
	Locks      int     `json:"locks"`      // groups of queues and pools that know nothing of each other
	Wakeups    int64   `json:"wakeups"`    // how often one goroutine woke another

	Grain       Time    `json:"grain"`        // by how much a short sleep is late on this machine
	Lateness    Trend   `json:"lateness"`     // by how much arrivals and services were late that were slept for
	Script      Time    `json:"script"`       // spent in functions of the scenario
	ScriptShare float64 `json:"script_share"` // of Wall
}

// An Interval is a figure, and where its true value lies with the confidence of stats.Confidence: from
// Low to High. It comes from several replications, or from the batches into which one run was cut.
type Interval struct {
	stats.Interval
	Replications int
	Batches      int
}

// MarshalJSON writes the interval with what it comes from.
func (i Interval) MarshalJSON() ([]byte, error) {
	of, n := "replications", i.Replications
	if n == 0 {
		of, n = "batches", i.Batches
	}
	return marshalFigures([]Figure{
		{"mean", i.Mean}, {"low", i.Low}, {"high", i.High}, {of, float64(n)},
	})
}

// Mean returns a figure as the mean of several replications, which needn't be a whole number where the
// figure is a count; false if the result is that of one run.
func (r *Result) Mean(path string) (float64, bool) {
	x, ok := r.means[path]
	return x, ok
}

// Config is the scenario in a few numbers. A pointer is nil where there is no single number.
type Config struct {
	Name          string         `json:"name"`
	NumItems      *int64         `json:"num_items"`
	NumProducers  int            `json:"num_producers"`
	NumConsumers  *int           `json:"num_consumers"`  // at the start; nil: unlimited
	QueueCapacity *int           `json:"queue_capacity"` // of all queues; nil: unbounded
	FailureRate   *float64       `json:"failure_rate"`   // nil: a function, or different in the pools
	Duration      *Time          `json:"duration"`
	Warmup        Time           `json:"warmup"`
	Finish        string         `json:"finish"`
	Seed          uint64         `json:"seed"`
	Replications  int            `json:"replications"`
	Clock         string         `json:"clock"`
	Params        map[string]any `json:"params"`
}

// Counts is the account of items: Produced = the seven fates + Inside (DESIGN.md §3).
type Counts struct {
	Produced int64 `json:"produced"`
	Consumed int64 `json:"consumed"`
	Failed   int64 `json:"failed"`
	Balked   int64 `json:"balked"`
	Rejected int64 `json:"rejected"`
	Dropped  int64 `json:"dropped"`
	Expired  int64 `json:"expired"`
	Reneged  int64 `json:"reneged"`
	Inside   int64 `json:"inside"`
}

// Total is the whole run.
type Total struct {
	Counts
	InsideByState map[string]int64 `json:"inside_by_state"`
	Attempts      int64            `json:"attempts"`
	Retries       int64            `json:"retries"`
	Late          int64            `json:"late"`         // consumed after their deadline
	Duration      Time             `json:"duration"`     // of the window
	Throughput    float64          `json:"throughput"`   // consumed in the window ÷ window, per second
	Goodput       float64          `json:"goodput"`      // the same without the late ones
	FailureRate   float64          `json:"failure_rate"` // failed attempts ÷ attempts
	Failures      map[string]int64 `json:"failures"`     // failed attempts by reason
	GaveUp        map[string]int64 `json:"gave_up"`      // failed items by why there was no further attempt
	Sojourn       Trend            `json:"sojourn"`
}

// A Trend is what is known of many times, in seconds. With Count 0 nothing else is known. Quantiles
// are nearest ranks, at most 2⁻¹⁰ too large and never too small.
type Trend struct {
	Count     int64
	Mean, SD  float64
	Min, Max  Time
	Quantiles [len(quantiles)]Time // p50, p90, p95, p99, p999
}

// An Observation is a trend of the author's own numbers.
type Observation struct {
	Count     int64
	Mean, SD  float64
	Min, Max  float64
	Quantiles [len(quantiles)]float64
}

var quantiles = [...]struct {
	name string
	q    float64
}{{"p50", 0.5}, {"p90", 0.9}, {"p95", 0.95}, {"p99", 0.99}, {"p999", 0.999}}

// A LevelResult is a number that changed over the window: its average over time, and its maximum.
type LevelResult struct {
	Mean float64 `json:"mean"`
	Max  int64   `json:"max"`
}

// A QueueResult holds the account of passages at a queue:
// Offered = Rejected + ExpiredBlocked + Admitted + BlockedNow, and
// Admitted = Taken + Dropped + Expired + Reneged + WaitingNow.
type QueueResult struct {
	Offered        int64       `json:"offered"`
	Admitted       int64       `json:"admitted"`
	Taken          int64       `json:"taken"`
	Rejected       int64       `json:"rejected"`
	Dropped        int64       `json:"dropped"`
	Expired        int64       `json:"expired"`
	ExpiredBlocked int64       `json:"expired_blocked"`
	Reneged        int64       `json:"reneged"`
	BlockedNow     int64       `json:"blocked_now"`
	WaitingNow     int64       `json:"waiting_now"`
	Capacity       *int        `json:"capacity"` // at the end; nil: unbounded
	Depth          LevelResult `json:"depth"`
	Wait           Trend       `json:"wait"`
	LeftWait       Trend       `json:"left_wait"`
	Blocked        Trend       `json:"blocked"` // of those that had to wait outside
}

// A ProducerResult is what became of one producer's items.
type ProducerResult struct {
	Counts
	Blocked Trend `json:"blocked"`
	Sojourn Trend `json:"sojourn"`
	Behind  Trend `json:"behind"` // birth − created, of every item
}

// A PoolResult holds the account of passages at a pool: Attempts (items taken) =
// Consumed + Failed + InServiceNow. Consumed and Failed count attempts here.
type PoolResult struct {
	Count        *int             `json:"count"` // consumers there at the end; nil: unlimited
	Attempts     int64            `json:"attempts"`
	Consumed     int64            `json:"consumed"`
	Failed       int64            `json:"failed"`
	Retries      int64            `json:"retries"`
	InServiceNow int64            `json:"in_service_now"`
	Failures     map[string]int64 `json:"failures"`
	OfferedLoad  *float64         `json:"offered_load"` // erlangs: service time brought in ÷ window
	Utilisation  *float64         `json:"utilisation"`  // busy ÷ (busy + idle); nil: unlimited
	Busy         LevelResult      `json:"busy"`
	Service      Trend            `json:"service"`
	Left         map[string]int64 `json:"left"`           // consumers that have gone: sentinel, idle, count
	Each         []ConsumerResult `json:"each"`           // the first 100
	Rest         *ConsumerResult  `json:"rest,omitempty"` // all others together
}

// A ConsumerResult is one consumer's work.
type ConsumerResult struct {
	ID          int     `json:"id"` // 1, 2, …; in Rest: how many
	Consumed    int64   `json:"consumed"`
	Failed      int64   `json:"failed"`
	MeanService float64 `json:"mean_service"` // seconds; 0 if it never served
	Utilisation float64 `json:"utilisation"`
}

// A PriorityResult is what became of the items of one priority.
type PriorityResult struct {
	Counts
	Wait    Trend `json:"wait"`
	Sojourn Trend `json:"sojourn"`
}

// Ended says how the run came to its end.
type Ended struct {
	Reason  string `json:"reason"` // drained, cut, stopped, interrupted, stuck, waiting, storm, limit, error
	Message string `json:"message,omitempty"`
	At      Time   `json:"at"`
	Partial bool   `json:"partial"` // less than the scenario asked for
}

// An Account holds the sums of all items' times, warm-up included, in exact seconds:
// Sojourn = Blocked + Wait + LeftWait + Service + BackOff = Area, of gone items and those inside.
type Account struct {
	Sojourn  ExactSeconds `json:"sojourn"`
	Blocked  ExactSeconds `json:"blocked"`
	Wait     ExactSeconds `json:"wait"`
	LeftWait ExactSeconds `json:"left_wait"`
	Service  ExactSeconds `json:"service"`
	BackOff  ExactSeconds `json:"back_off"`
	Area     ExactSeconds `json:"area"` // ∫ items inside dt
}

// Series are levels looked at every Step from 0 on: by queue and by pool.
type Series struct {
	Step  Time               `json:"step"`
	Depth map[string][]int64 `json:"depth"`
	Busy  map[string][]int64 `json:"busy"`
	Peaks map[string][]int64 `json:"-"` // in a Profile: the largest depth since the value before
}

// An ItemRecord is the story of one item, of the first twenty by producer and id.
type ItemRecord struct {
	Item     string `json:"item"`
	Priority uint8  `json:"priority"`
	Created  Time   `json:"created"`
	Wait     Time   `json:"wait"`
	Attempts int    `json:"attempts"`
	Consumer *int   `json:"consumer"` // who served it last; nil: nobody
	Fate     string `json:"fate"`     // or, of those inside, the state
}

// An Expectation is a bound that the author set, and whether it held.
type Expectation struct {
	Text   string             `json:"text"`
	OK     bool               `json:"ok"`
	Why    string             `json:"why,omitempty"` // if it couldn't be decided
	Values map[string]float64 `json:"values"`        // the figures that it read
}
