package theory

import (
	"math"

	"queuesim/engine"
)

// A Model is a queue with its servers as a textbook has it, and what it says of their long run.
type Model struct {
	Spec   Spec
	Source Source
	Exact  bool // false: an approximation

	Known
}

// Known is what a model says: rates per second, times in seconds, NaN where it says nothing.
// Functions are nil where it says nothing.
type Known struct {
	Load        float64 // offered, in erlangs, all attempts included
	Utilisation float64 // share of time that a server is busy; NaN if there is no bound on servers
	Busy        float64 // mean number in service
	Waiting     float64 // mean number waiting
	Inside      float64 // mean number of both

	Offered    float64 // that come to the queue per second, those who come back included
	Throughput float64 // served in the end per second
	Lost       float64 // share of those who come that find no place
	Left       float64 // share of those who come whose patience ends before service begins
	Failed     float64 // share of arrivals given up after their last attempt

	PWait    float64 // probability that one who is served has waited
	Wait     float64 // mean of those who are served, each time that they wait
	WaitSD   float64 // its standard deviation
	LeftWait float64 // mean of those who leave
	Sojourn  float64 // mean of all who come, until they are gone

	WaitQuantile    func(q float64) float64 // time that a share q of the waits doesn't exceed
	SojournQuantile func(q float64) float64 // likewise
	PInside         func(n int) float64     // share of time with n waiting or in service

	Classes []Class // of priority, highest first; nil: there is one
}

// A Class is what is known of one class of priority.
type Class struct {
	Arrivals float64 // per second
	Wait     float64 // mean, in seconds
	Waiting  float64 // mean number
}

// unknown is what is known of nothing.
func unknown() Known {
	var k Known
	for _, x := range []*float64{
		&k.Load, &k.Utilisation, &k.Busy, &k.Waiting, &k.Inside, &k.Offered, &k.Throughput, &k.Lost,
		&k.Left, &k.Failed, &k.PWait, &k.Wait, &k.WaitSD, &k.LeftWait, &k.Sojourn,
	} {
		*x = math.NaN()
	}
	return k
}

// open returns what is known of every queue from which nobody goes without service, by Little's
// law: all but the distribution, given the mean wait.
func open(s Spec, wait float64) Known {
	k := unknown()
	k.Offered, k.Lost, k.Left = s.offered(), 0, 0
	k.Load = float64(k.Offered * s.Service.Mean)
	k.Busy = k.Load
	if s.Servers != engine.Unlimited {
		k.Utilisation = k.Load / float64(s.Servers)
	}
	k.Wait, k.Waiting = wait, float64(k.Offered*wait)
	k.Inside = k.Waiting + k.Busy
	s.finish(&k)
	return k
}

// offered returns what comes to the queue per second: each attempt comes by itself.
func (s Spec) offered() float64 { return float64(s.rate() * s.visits()) }

// visits returns the mean number of attempts of an item, 1 + p + p² … = (1 − pⁿ)/(1 − p).
func (s Spec) visits() float64 {
	if s.Retry.Fails == 1 {
		return float64(s.attempts())
	}
	return (1 - power(s.Retry.Fails, s.attempts())) / (1 - s.Retry.Fails)
}

// finish adds what follows from loads, waits and losses for those who come from outside.
func (s Spec) finish(k *Known) {
	served := 1 - k.Lost - k.Left
	givenUp := power(s.Retry.Fails, s.attempts())
	k.Failed = float64(served * givenUp)
	k.Throughput = float64(s.rate() * served * (1 - givenUp))
	visit := float64(served * (k.Wait + s.Service.Mean))
	if k.Left > 0 {
		visit += float64(k.Left * k.LeftWait)
	}
	k.Sojourn = float64(visit*s.visits()) + s.Retry.Pause
	if s.visits() > 1 {
		k.SojournQuantile = nil
	}
}
