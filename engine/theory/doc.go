// Package theory computes what queueing theory knows in closed form, to compare simulations with.
//
// Every system here has Poisson arrivals and is told in the textbooks' letters: lambda is the rate
// of arrivals and mu that of one busy server's services, both per unit of time; c is the number of
// servers, a = lambda/mu the offered load in erlangs, rho the share of time that a server is busy.
// L is a mean number of items and W a mean time; with a q they mean those who wait, without it all
// inside. Times come in the unit that the rates were given in.
//
// Start with [MMc] (any number of servers, unbounded queue) and [MMcK] (bounded queue); services
// that aren't exponential are [MG1]'s, classes with priorities [Cobham]'s. What is outside the
// range of a formula, such as a queue that grows without bound, is NaN and never a number.
package theory
