package theory

import "math"

// Cobham returns the mean wait of each class at one server that, whenever it is free, takes from
// the highest class present, in order of arrival, and never interrupts a service. Classes are
// given highest first, each as an M/G/1 of its own. All waits are NaN if a class is out of range
// or if together they are 1 erlang or more.
//
// With sigma(k) the load of class k and of those above, the k-th waits R /
// ((1−sigma(k−1))·(1−sigma(k))), where R = Σ lambda·E[S²]/2 over all classes is what is left of
// the service that an arrival finds going on. Source: Cobham, Priority Assignment in Waiting Line
// Problems, Operations Research 2 (1954), 70–76.
func Cobham(classes ...MG1) []float64 {
	var load, residual float64
	for _, class := range classes {
		load += class.Utilisation()
		residual += float64(class.Lambda * class.Second / 2)
	}
	if !(load < 1) {
		residual = math.NaN()
	}
	waits := make([]float64, len(classes))
	var above, here float64
	for i, class := range classes {
		above, here = here, here+class.Utilisation()
		waits[i] = residual / float64((1-above)*(1-here))
	}
	return waits
}

// CobhamMMc returns the mean wait of each class at c servers whose services are exponential, of
// the same rate mu for all. Classes are given by their arrivals, highest first; otherwise it is as
// [Cobham]. The k-th waits (C/(c·mu)) / ((1−sigma(k−1))·(1−sigma(k))), C Erlang's of all together.
func CobhamMMc(mu float64, c int, lambdas ...float64) []float64 {
	all := MMc{Lambda: sum(lambdas), Mu: mu, C: c}
	first := all.PWait() / float64(float64(c)*mu)
	waits := make([]float64, len(lambdas))
	var above, here float64
	for i, lambda := range lambdas {
		above, here = here, here+lambda/float64(float64(c)*mu)
		waits[i] = first / float64((1-above)*(1-here))
		if !nonNegative(lambda) {
			waits[i] = math.NaN()
		}
	}
	return waits
}
