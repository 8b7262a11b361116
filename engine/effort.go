package engine

import (
	"queuesim/engine/dist"
	"queuesim/engine/num"
)

// An effort is what an item costs a pool, in seconds of a consumer's time, as far as its fields
// tell.
type effort struct {
	least, most float64  // the same unless a function says which attempts fail
	once        float64  // without retries
	asks        []string // fields that decide about it and can't be known beforehand
}

// effortOf returns what an item costs a pool.
func effortOf(p *Pool) effort {
	path := "consumers." + p.Name
	var e effort
	mean, ok := meanOf(p.Service)
	if !ok {
		e.asks = append(e.asks, path+".service")
	}
	cut := 0.0
	if p.AttemptTimeout != nil {
		limit, fixed := p.AttemptTimeout.(dist.Constant)
		if !fixed {
			e.asks = append(e.asks, path+".attempt_timeout")
		}
		if ok && fixed {
			mean, cut = cutOff(p.Service.(dist.Distribution), float64(limit))
		}
	}
	fails := cut + float64((1-cut)*p.FailureRate)
	e.once = mean
	e.least = float64(mean * attempts(fails, p.Retry.Attempts))
	e.most = e.least
	if p.Fails != nil && p.Retry.Attempts > 1 {
		e.most = float64(mean * float64(p.Retry.Attempts))
		e.asks = append(e.asks, path+".fails")
	}
	return e
}

// isKnown reports whether there are bounds on the effort.
func (e *effort) isKnown(p *Pool) bool {
	return len(e.asks) == 0 || len(e.asks) == 1 && e.asks[0] == "consumers."+p.Name+".fails"
}

// attempts returns the mean number of services of an item each of which fails with a probability,
// of at most so many: 1 + p + p² … = (1 − pⁿ)/(1 − p).
func attempts(p float64, most int) float64 {
	if most <= 1 {
		return 1
	}
	if p == 1 {
		return float64(most)
	}
	return (1 - num.Pow(p, float64(most))) / (1 - p)
}

// cutOff returns the mean time of attempts that are cut at a limit, and how many of them are.
func cutOff(service dist.Distribution, limit float64) (mean, cut float64) {
	if whole, err := dist.NonNegative(service); err == nil {
		service = whole
	}
	if fixed, ok := service.(dist.Constant); ok {
		if float64(fixed) > limit {
			return limit, 1
		}
		return float64(fixed), 0
	}
	law, ok := service.(dist.Law)
	if !ok {
		return min(service.Mean(), limit), 0
	}
	return meanBelow(law, limit), 1 - law.CDF(limit)
}

// meanBelow returns the mean of min(X, limit), the integral of 1 − F from 0 to the limit, by the
// rule of Simpson on pieces that halve towards 0, so that it is right on every scale.
func meanBelow(law dist.Law, limit float64) float64 {
	const pieces, panels = 50, 32
	if law.CDF(limit) >= 1 {
		return law.Mean()
	}
	sum := 0.0
	for to := limit; to > limit/(1<<pieces); to /= 2 {
		half := float64(to / 2)
		width := float64(half / panels)
		for i := range panels {
			at := half + float64(float64(i)*width)
			mid := law.CDF(at + float64(width/2))
			sum += float64(width / 6 * (6 - law.CDF(at) - float64(4*mid) - law.CDF(at+width)))
		}
	}
	return min(sum+float64(limit/(1<<pieces)), law.Mean())
}
