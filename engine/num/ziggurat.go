package num

import "math"

// A ziggurat covers a falling density with layers of equal area. A point in a layer is nearly
// always under the curve, and then costs one draw, one product and one comparison.
//
// Source: Marsaglia and Tsang, "The ziggurat method for generating random variables", Journal of
// Statistical Software 5 (2000); the layer and the place in it come from different bits, after
// Doornik (2005).
type ziggurat struct {
	layer [layers]layer
	curve [layers + 1]float64 // the density at the right edge of each layer, from the bottom up
}

const layers = 256

// A layer is a bar from 0 to width: points left of core are under the curve for certain.
type layer struct {
	core  uint64  // in units of 2⁻⁵³ width
	width float64 // of a unit
}

// The right edge of the bottom layer and the area of every layer: with these the top layer ends at
// the peak.
const (
	expEdge    = 7.69711747013104971404463
	expArea    = 0.00394965982258155721998
	normalEdge = 3.65415288536100877164543
	normalArea = 0.00492867323397465534736
)

var expZiggurat = makeZiggurat(expEdge, expArea,
	func(x float64) float64 { return Exp(-x) },
	func(y float64) float64 { return -Log(y) })

var normalZiggurat = makeZiggurat(normalEdge, normalArea,
	func(x float64) float64 { return Exp(float64(-0.5 * x * x)) },
	func(y float64) float64 { return math.Sqrt(-2 * Log(y)) })

// makeZiggurat builds the layers of a density that falls from 1 at 0.
func makeZiggurat(edge, area float64, density, inverse func(float64) float64) *ziggurat {
	z := new(ziggurat)
	width := area / density(edge) // the bottom bar holds the tail, too
	for i := range z.layer {
		next := edge // the right edge of the layer above
		switch {
		case i == layers-1:
			next = 0
		case i > 0:
			next = inverse(density(width) + area/width)
		}
		z.layer[i] = layer{uint64(float64(next / width * (1 << 53))), float64(width * 0x1p-53)}
		z.curve[i] = density(width)
		width = next
	}
	z.curve[0] = 0
	z.curve[layers] = 1
	return z
}

// Exp returns a draw from the exponential distribution of mean 1.
func (s *Stream) Exp() float64 {
	u := s.Uint64()
	l := &expZiggurat.layer[u%layers]
	x := float64(float64(u>>11) * l.width)
	if u>>11 < l.core {
		return x
	}
	return s.expEdge(u%layers, x)
}

// expEdge decides about a point x at the edge of a layer, and goes on until a point is under the
// curve.
func (s *Stream) expEdge(i uint64, x float64) float64 {
	for tail := 0.0; ; {
		switch {
		case i == 0: // beyond the edge the distribution begins anew
			tail += expEdge
		case expZiggurat.height(i, s) < Exp(-x):
			return tail + x
		}
		u := s.Uint64()
		i = u % layers
		x = float64(float64(u>>11) * expZiggurat.layer[i].width)
		if u>>11 < expZiggurat.layer[i].core {
			return tail + x
		}
	}
}

// Normal returns a draw from the normal distribution of mean 0 and standard deviation 1.
func (s *Stream) Normal() float64 {
	u := s.Uint64()
	l := &normalZiggurat.layer[u%layers]
	x := float64(float64(u>>11) * l.width)
	if u>>11 >= l.core {
		x = s.normalEdge(u%layers, x)
	}
	return math.Float64frombits(math.Float64bits(x) | u<<55&(1<<63)) // bit 8 is the sign
}

// normalEdge decides about a point x ≥ 0 at the edge of a layer, and goes on until a point is under
// the curve.
func (s *Stream) normalEdge(i uint64, x float64) float64 {
	for {
		switch {
		case i == 0:
			return s.normalTail()
		case normalZiggurat.height(i, s) < Exp(float64(-0.5*x*x)):
			return x
		}
		u := s.Uint64()
		i = u % layers
		x = float64(float64(u>>11) * normalZiggurat.layer[i].width)
		if u>>11 < normalZiggurat.layer[i].core {
			return x
		}
	}
}

// normalTail returns a draw beyond normalEdge, by Marsaglia's rejection from an exponential (1964).
func (s *Stream) normalTail() float64 {
	for {
		x := float64(s.Exp() / normalEdge)
		if y := s.Exp(); y+y > float64(x*x) {
			return normalEdge + x
		}
	}
}

// height returns the height of a random point in a layer above the bottom one.
func (z *ziggurat) height(i uint64, s *Stream) float64 {
	return z.curve[i] + float64(s.Float64()*(z.curve[i+1]-z.curve[i]))
}
