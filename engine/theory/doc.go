// Package theory computes what queueing theory knows of queues in the long run, to compare
// simulations with.
//
// There are two doors. [Recognise] looks at a scenario and says which model each of its stations is
// (a pool with its queues), and what the model says of the figures of a result. A [Spec] is a model in
// Kendall's notation, read by [Kendall] and filled in by hand; its Solve finds the formula. Both end
// in a [Model]: what is [Known], whether it is exact, and the [Source] of the formula. Times are in
// seconds there, rates per second.
//
// The formulas themselves are types of their own, told in the textbooks' letters: lambda is the rate
// of arrivals and mu that of one busy server's services, both per unit of time; c is the number of
// servers, a = lambda/mu the offered load in erlangs, rho the share of time that a server is busy. L
// is a mean number of items and W a mean time; with a q they mean those who wait, without it all
// inside. [MMc] and [MMcK] are the ones to look at first; [BirthDeath] is what all Markov models of
// one queue come to. What is outside the range of a formula, such as a queue that grows without
// bound, is NaN and never a number.
package theory
