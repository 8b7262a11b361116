// Package live runs scenarios on real goroutines, in real time: each producer is one, each consumer
// is one, and one more looks after the timers. They meet at queues that block producers when full
// and consumers when empty.
//
// All that is decided is decided by package engine, under a lock; this package only says when. A
// goroutine's life is: sleep until the model has something for it to do; sleep (or compute) until
// the time for that has come; take the lock and do it. What an actor does may give others something
// to do, an item to a consumer or a place to a producer, and it wakes exactly those. Nobody is woken
// to find that there is nothing: the model has handed the item, or the place, to one of them before,
// the one that has waited longest.
//
// Sleeps are planned from the plan: who wakes late doesn't put off what comes after. How late they
// were is part of the result, and so is by how much producers fell behind their plans.
//
// Four types to know: a run is a scenario at work with its clock; a group is a model with its lock;
// an actor is the goroutine of a producer or a consumer; an alarm is how it sleeps.
package live
